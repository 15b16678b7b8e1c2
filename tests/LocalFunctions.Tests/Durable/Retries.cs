using System.Collections.Concurrent;
using LocalFunctions.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public abstract class Retries(DurableOptions options) : DurableTests(options)
{
    private readonly ConcurrentQueue<double> attempts = new();

    [Fact]
    public async Task Waits_grow_by_the_coefficient_up_to_the_longest_and_the_last_failure_is_thrown()
    {
        var policy = new RetryPolicy(6, TimeSpan.FromSeconds(10), 2, TimeSpan.FromSeconds(60));
        var failed = await FailAsync(TaskOptions.FromRetryPolicy(policy));

        Assert.Equal([0.0, 10, 30, 70, 130, 190], attempts);
        Assert.Equal(typeof(TaskFailedException).FullName, failed.FailureDetails!.ErrorType);
        Assert.Equal("attempt 6", failed.FailureDetails.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task After_the_timeout_there_is_no_further_attempt()
    {
        var policy = new RetryPolicy(100, TimeSpan.FromSeconds(10), retryTimeout: TimeSpan.FromSeconds(25));
        await FailAsync(TaskOptions.FromRetryPolicy(policy));

        Assert.Equal([0.0, 10, 20, 30], attempts);
    }

    [Fact]
    public async Task A_policy_says_itself_which_failures_are_tried_again()
    {
        var policy = new RetryPolicy(5, TimeSpan.FromSeconds(10))
        {
            HandleFailure = failure => failure.ErrorMessage == "attempt 1",
        };
        await FailAsync(TaskOptions.FromRetryPolicy(policy));

        Assert.Equal([0.0, 10], attempts);
    }

    [Fact]
    public async Task A_handler_decides_and_sees_the_attempt_the_failure_and_the_time()
    {
        var seen = new ConcurrentQueue<string>();
        await FailAsync(
            TaskOptions.FromRetryHandler(async retry =>
            {
                if (!retry.OrchestrationContext.IsReplaying)
                    seen.Enqueue(
                        $"{retry.LastAttemptNumber} {retry.LastFailure.ErrorMessage} {retry.TotalRetryTime.TotalSeconds}"
                    );
                await retry.OrchestrationContext.CreateTimer(TimeSpan.FromSeconds(5), CancellationToken.None);
                return retry.LastAttemptNumber < 3;
            })
        );

        Assert.Equal(["1 attempt 1 0", "2 attempt 2 5", "3 attempt 3 10"], seen);
        Assert.Equal([0.0, 5, 10], attempts);
    }

    [Fact]
    public async Task An_activity_that_recovers_is_a_success()
    {
        var left = 2;
        Engine.Activity<int, int>("Flaky", n => left-- > 0 ? throw new TimeoutException("not yet") : n);
        Engine.Orchestrator("Retry", async c => (object?)await c.CallActivityAsync<int>("Flaky", 5, Retry(3)));
        var id = await Engine.StartAsync("Retry");

        await Engine.MoveAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(5, (await Engine.GetAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_failed_sub_orchestration_is_started_again_under_the_same_id()
    {
        var left = 1;
        Engine.Activity<int, int>("Flaky", n => left-- > 0 ? throw new TimeoutException("not yet") : n);
        Engine.Orchestrator("Child", async c => (object?)await c.CallActivityAsync<int>("Flaky", 8));
        var kid = new SubOrchestrationOptions(Retry(3), "kid");
        Engine.Orchestrator("Parent", async c => (object?)await c.CallSubOrchestratorAsync<int>("Child", null, kid));
        var id = await Engine.StartAsync("Parent");

        await Engine.MoveAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(8, (await Engine.GetAsync(id)).ReadOutputAs<int>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await Engine.GetAsync("kid")).RuntimeStatus);
    }

    [Fact]
    public async Task An_activity_that_does_not_exist_is_named_and_not_retried()
    {
        Engine.Orchestrator("Retry", c => c.CallActivityAsync("Missing", null, Retry(5)));

        var failed = await Engine.RunAsync("Retry");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Contains("There is no activity named 'Missing'", failed.FailureDetails!.ErrorMessage);
        Assert.Null(Engine.Engine.NextTimer);
    }

    private static TaskOptions Retry(int attempts) =>
        TaskOptions.FromRetryPolicy(new RetryPolicy(attempts, TimeSpan.FromSeconds(1)));

    /// <summary>Calls an activity that always fails, and notes the seconds of each attempt.</summary>
    private async Task<OrchestrationMetadata> FailAsync(TaskOptions retry)
    {
        var start = Engine.Clock.Now;
        Engine.Activity<int, int>(
            "Fails",
            _ =>
            {
                attempts.Enqueue((Engine.Clock.Now - start).TotalSeconds);
                throw new InvalidOperationException($"attempt {attempts.Count}");
            }
        );
        Engine.Orchestrator("Retry", c => c.CallActivityAsync<int>("Fails", 1, retry));
        var id = await Engine.StartAsync("Retry");
        await Engine.MoveAsync(TimeSpan.FromHours(1));
        var failed = await Engine.GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        return failed;
    }
}

public sealed class RetriesLive() : Retries(Live);

public sealed class RetriesReplayed() : Retries(Replayed);
