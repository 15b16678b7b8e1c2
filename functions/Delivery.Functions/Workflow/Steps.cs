using Microsoft.DurableTask;

namespace Delivery.Functions.Workflow;

/// <summary>
/// An orchestration's steps that read and write storage: tried again with patience, and when that did not help, once more
/// after each time that staff say it is mended. The orchestration does not fail meanwhile: Azure Storage rewinds a call
/// that failed, but keeps the pauses between its tries, and no orchestrator fits such a history any more. Three do without
/// and call their activities with <see cref="Retries.Storage"/> alone, as somebody can begin them anew: a month's run stops
/// and tells finance, a week of the programme is published again, and its channel ends and is replayed.
/// </summary>
public static class Steps
{
    // Each leaves some twenty rows in a history that may have three hundred.
    private const int MostMendings = 5;

    public static Task Do(this TaskOrchestrationContext context, string activity, object input) =>
        context.Do<object?>(activity, input);

    public static async Task<T> Do<T>(this TaskOrchestrationContext context, string activity, object input)
    {
        for (var mended = 0; mended < MostMendings; mended++)
        {
            try
            {
                return await context.CallActivityAsync<T>(activity, input, Retries.Storage);
            }
            catch (TaskFailedException failure)
            {
                await context.AwaitMending(failure.FailureDetails.ErrorMessage);
            }
        }

        return await context.CallActivityAsync<T>(activity, input, Retries.Storage);
    }

    // Steps that stand still side by side go on with the same event.
    private static async Task AwaitMending(this TaskOrchestrationContext context, string trouble)
    {
        using var shown = context.ShowTrouble(trouble);
        using var untold = await context.Alarm(trouble);
        var mended = context.OpenWait<string>(Events.Mended);
        await mended;
        context.Take(Events.Mended, mended);
    }

    // What made the step fail may keep the alarm from being raised too: then the orchestration stands still all the same, and
    // its page says so.
    private static async Task<IDisposable?> Alarm(this TaskOrchestrationContext context, string trouble)
    {
        try
        {
            await context.CallActivityAsync(
                nameof(ReportStandstill),
                new Standstill(context.Name.Name, context.InstanceId, trouble),
                Retries.Storage
            );
            return null;
        }
        catch (TaskFailedException failure)
        {
            return context.ShowTrouble(failure.FailureDetails.ErrorMessage);
        }
    }
}
