using Microsoft.DurableTask;

namespace LocalFunctions.Durable.Replay;

/// <summary>Retries of activities and sub-orchestrations, run by the orchestrator itself and so replayed with it.</summary>
internal static class Retrying
{
    /// <summary>Marks a failure that no retry can help.</summary>
    public const string NeverRetry = "never-retry";

    public static Task<T> Call<T>(TaskOrchestrationContext context, TaskRetryOptions? retry, Func<Task<T>> attempt) =>
        retry switch
        {
            { Policy: { } policy } => ByPolicy(context, policy, attempt),
            { Handler: { } handler } => ByHandler(context, handler, attempt),
            _ => attempt(),
        };

    private static async Task<T> ByPolicy<T>(
        TaskOrchestrationContext context,
        RetryPolicy policy,
        Func<Task<T>> attempt
    )
    {
        var firstAttempt = context.CurrentUtcDateTime;
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure)
                when (!failure.Data.Contains(NeverRetry)
                    && attempts < policy.MaxNumberOfAttempts
                    && !TimedOut(policy, context.CurrentUtcDateTime - firstAttempt)
                    && Handles(policy, failure.FailureDetails)
                ) { }
            await context.CreateTimer(Delay(policy, attempts), CancellationToken.None);
        }
    }

    private static async Task<T> ByHandler<T>(
        TaskOrchestrationContext context,
        AsyncRetryHandler handler,
        Func<Task<T>> attempt
    )
    {
        var firstAttempt = context.CurrentUtcDateTime;
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure) when (!failure.Data.Contains(NeverRetry))
            {
                var elapsed = context.CurrentUtcDateTime - firstAttempt;
                var asked = new RetryContext(
                    context,
                    attempts,
                    failure.FailureDetails,
                    elapsed,
                    CancellationToken.None
                );
                if (!await handler(asked))
                    throw;
            }
        }
    }

    private static bool TimedOut(RetryPolicy policy, TimeSpan elapsed) =>
        policy.RetryTimeout != Timeout.InfiniteTimeSpan && elapsed >= policy.RetryTimeout;

    /// <summary>The wait after the <paramref name="attempts"/>th failure.</summary>
    private static TimeSpan Delay(RetryPolicy policy, int attempts)
    {
        var ticks = policy.FirstRetryInterval.Ticks * Math.Pow(policy.BackoffCoefficient, attempts - 1);
        var longest =
            policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.FromDays(36500) : policy.MaxRetryInterval;
        return ticks < longest.Ticks ? TimeSpan.FromTicks((long)ticks) : longest;
    }

    // The policy keeps its filter to itself, and asks it in the terms of the framework below.
    private static bool Handles(RetryPolicy policy, TaskFailureDetails failure) =>
        policy.Handle(
            new DurableTask.Core.Exceptions.TaskFailedException
            {
                FailureDetails = new DurableTask.Core.FailureDetails(
                    failure.ErrorType,
                    failure.ErrorMessage,
                    failure.StackTrace,
                    innerFailure: null,
                    isNonRetriable: false
                ),
            }
        );
}
