using Delivery.Domain.Calendar;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Settlement.Runs;

public static class StoppedRun
{
    /// <summary>The run stands still and pays nothing more: finance and their manager are told why, in their language.</summary>
    public static Task TellOfStop(this TaskOrchestrationContext context, Month month, TaskFailedException failure) =>
        context.CallActivityAsync(
            nameof(TellOfStoppedRun),
            new RunTrouble(
                month,
                FailureWords.Of(
                    failure.FailureDetails,
                    typeof(RunStoppedException),
                    typeof(CalendarYearNotLoadedException)
                ),
                failure.FailureDetails.ErrorMessage
            ),
            Retries.Storage
        );
}

/// <summary>A month that must not be paid as it is, however often it is tried: people must put something right first.</summary>
/// <param name="message">In Chinese, for finance: what is wrong and what to do.</param>
public sealed class RunStoppedException(string message) : InvalidOperationException(message);

/// <param name="Message">For people.</param>
/// <param name="Said">What the step said itself; null where a run stopped before it was told apart.</param>
public sealed record RunTrouble(Month Month, string Message, string? Said = null);

public sealed partial class TellOfStoppedRun(Settlements settlements, LetterBox letters, ILogger<TellOfStoppedRun> log)
{
    [Function(nameof(TellOfStoppedRun))]
    public async Task Run([ActivityTrigger] RunTrouble trouble)
    {
        var said = trouble.Said ?? trouble.Message;
        Stopped(trouble.Month, said);
        await settlements.ChangeRunAsync(trouble.Month, run => run with { Trouble = trouble.Message });
        foreach (var to in new[] { letters.Finance, letters.Manager })
            await letters.PostAsync(
                $"settlement/{trouble.Month}/stopped/{to.Address}/{said}",
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

    [LoggerMessage(2371, LogLevel.Error, "The run of {Month} has stopped: {Trouble}")]
    private partial void Stopped(Month month, string trouble);
}
