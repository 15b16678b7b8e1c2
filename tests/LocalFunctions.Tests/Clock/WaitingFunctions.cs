using LocalFunctions.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Clock;

/// <summary>An orchestration that notes the time every two hours, three times, beside a timer of every three hours.</summary>
public sealed class WaitingFunctions(Seen seen, TimeProvider clock)
{
    [Function(nameof(Begin))]
    public static async Task<string> Begin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "begin/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        await client.ScheduleNewOrchestrationInstanceAsync(
            nameof(Wait),
            request.Method,
            new StartOrchestrationOptions(id)
        );

    [Function(nameof(Wait))]
    public static async Task<string> Wait([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        for (var i = 0; i < 3; i++)
        {
            await context.CreateTimer(TimeSpan.FromHours(2), CancellationToken.None);
            await context.CallActivityAsync(nameof(Note), i);
        }
        return $"done by {context.GetInput<string>()}";
    }

    [Function(nameof(Note))]
    public async Task Note([ActivityTrigger] int number, string instanceId)
    {
        await Task.Yield();
        seen.Add($"{instanceId} {number} {clock.GetLocalNow():HH:mm}");
    }

    [Function(nameof(Look))]
    public void Look([TimerTrigger("0 0 */3 * * *")] TimerInfo timer) =>
        seen.Add($"look {clock.GetLocalNow():HH:mm}{(timer.IsPastDue ? " late" : "")}");
}
