using LocalFunctions.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public abstract class Determinism(DurableOptions options) : DurableTests(options)
{
    [Fact]
    public Task Awaiting_a_delay_is_an_error_and_no_hang() => Foreign(_ => Task.Delay(1));

    [Fact]
    public Task Awaiting_a_delay_without_its_context_is_an_error_and_no_hang() =>
        Foreign(async context =>
        {
            await Task.Delay(1).ConfigureAwait(false);
            await context.CallActivityAsync("Nothing", 1);
        });

    [Fact]
    public Task Cancelling_on_the_thread_pool_is_an_error_and_no_hang() =>
        Foreign(async context =>
        {
            using var cancel = new CancellationTokenSource();
            var open = context.WaitForExternalEvent<string>("never", cancel.Token);
            await cancel.CancelAsync();
            await open;
        });

    [Fact]
    public Task Awaiting_what_never_comes_is_an_error_and_no_hang() => Foreign(_ => new TaskCompletionSource().Task);

    [Fact]
    public Task Awaiting_the_thread_pool_beside_an_open_wait_is_an_error_and_no_hang() =>
        Foreign(async context =>
        {
            var open = context.WaitForExternalEvent<string>("never");
            await Task.Run(() => Task.Delay(20));
            await open;
        });

    [Fact]
    public Task Awaiting_an_own_task_without_its_context_is_refused_as_on_the_platform() =>
        Foreign(async context =>
            await context.CreateTimer(TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false)
        );

    [Fact]
    public async Task A_yield_goes_on_at_once()
    {
        Engine.Activity<int, int>("Add", n => n + 1);
        Engine.Orchestrator(
            "Yields",
            async context =>
            {
                await Task.Yield();
                return (object?)await context.CallActivityAsync<int>("Add", 1);
            }
        );

        Assert.Equal(2, (await Engine.RunAsync("Yields")).ReadOutputAs<int>());
    }

    [Theory]
    [InlineData("another activity", "activity 'Old' (#0)", "activity 'New' (#0)")]
    [InlineData("a timer instead", "activity 'Old' (#0)", "a timer (#0)")]
    [InlineData("nothing", "activity 'Old' (#0)", "no longer calls")]
    [InlineData("one more", "no activity 'New' (#1)", "now calls")]
    [InlineData("ends early", "the history goes on", "now ends there")]
    public async Task A_changed_orchestrator_fails_with_the_event_and_the_call(string change, string was, string now)
    {
        Engine.Activity<int, int>("Old", n => n);
        Engine.Activity<int, int>("New", n => n);
        Engine.Orchestrator(
            "Changes",
            async context =>
            {
                await context.CallActivityAsync("Old", 1);
                await context.WaitForExternalEvent<string>("word");
            }
        );
        var id = await Engine.StartAsync("Changes");
        await Engine.CloseAsync();
        Engine.Orchestrator("Changes", context => Changed(context, change));

        await Engine.RaiseAsync(id, "word", "a");

        var failed = await Engine.GetAsync(id);
        Assert.Equal(typeof(NonDeterministicOrchestrationException).FullName, failed.FailureDetails!.ErrorType);
        Assert.Contains(was, failed.FailureDetails.ErrorMessage);
        Assert.Contains(now, failed.FailureDetails.ErrorMessage);
    }

    [Fact]
    public async Task A_replay_safe_logger_says_each_thing_once_and_replaying_is_told_apart()
    {
        var said = new LineLog();
        Engine.Loggers = said;
        var replays = 0;
        Engine.Activity<int, int>("Add", n => n + 1);
        Engine.Orchestrator(
            "Logs",
            async context =>
            {
                var log = context.CreateReplaySafeLogger("orchestrator");
                replays += context.IsReplaying ? 1 : 0;
                for (var i = 0; i < 3; i++)
                {
                    log.LogInformation("before {I}", i);
                    await context.CallActivityAsync("Add", i);
                }
                log.LogInformation("after");
                await context.WaitForExternalEvent<string>("word");
            }
        );
        var id = await Engine.StartAsync("Logs");
        await Engine.ReopenAsync();
        await Engine.RaiseAsync(id, "word", "a");

        Assert.Equal(["before 0", "before 1", "before 2", "after"], said.Of("orchestrator"));
        Assert.True(replays > 0);
    }

    private static async Task Changed(TaskOrchestrationContext context, string change)
    {
        if (change == "another activity")
            await context.CallActivityAsync("New", 1);
        else if (change == "a timer instead")
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
        else if (change != "nothing")
            await context.CallActivityAsync("Old", 1);
        if (change == "one more")
            await context.CallActivityAsync("New", 1);
        if (change != "ends early")
            await context.WaitForExternalEvent<string>("word");
    }

    private async Task Foreign(Func<TaskOrchestrationContext, Task> run)
    {
        Engine.Activity<int, int>("Nothing", n => n);
        Engine.Orchestrator("Foreign", run);

        var id = await Engine.Client.ScheduleNewOrchestrationInstanceAsync("Foreign");
        var failed = await Engine.Client.WaitForInstanceCompletionAsync(id).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Equal(typeof(NonDeterministicOrchestrationException).FullName, failed.FailureDetails!.ErrorType);
        Assert.Contains("does not come from its context", failed.FailureDetails.ErrorMessage);
    }
}

public sealed class DeterminismLive() : Determinism(Live);

public sealed class DeterminismReplayed() : Determinism(Replayed);
