using Delivery.Domain.Calendar;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement.Runs;

public static class StoppedRun
{
    /// <summary>The run stands still and pays nothing more: finance and their manager are told why.</summary>
    public static Task TellOfStop(this TaskOrchestrationContext context, Month month, TaskFailedException failure) =>
        context.CallActivityAsync(
            nameof(TellOfStoppedRun),
            new RunTrouble(month, failure.FailureDetails.ErrorMessage),
            Retries.Storage
        );
}

public sealed record RunTrouble(Month Month, string Message);

public sealed class TellOfStoppedRun(Settlements settlements, LetterBox letters)
{
    [Function(nameof(TellOfStoppedRun))]
    public async Task Run([ActivityTrigger] RunTrouble trouble)
    {
        await settlements.ChangeRunAsync(trouble.Month, run => run with { Trouble = trouble.Message });
        foreach (var to in new[] { letters.Finance, letters.Manager })
            await letters.PostAsync(
                $"settlement/{trouble.Month}/stopped/{to.Address}/{trouble.Message}",
                to,
                new RunStoppedMail(
                    letters.Contact,
                    to.Name,
                    trouble.Month,
                    trouble.Message,
                    letters.Link(Paths.Settlement(trouble.Month.ToString()))
                ),
                Urgency.Now
            );
    }
}
