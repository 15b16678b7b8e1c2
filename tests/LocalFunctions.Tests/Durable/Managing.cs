using Grpc.Core;
using LocalFunctions.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public abstract class Managing(DurableOptions options) : DurableTests(options)
{
    [Fact]
    public async Task Starting_an_id_that_still_runs_throws_and_one_that_ended_is_replaced()
    {
        Hear();
        await Engine.StartAsync("Hear", 1, id: "one");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Engine.StartAsync("Hear", 2, "one"));
        Assert.Contains("'one' and status Running already exists", refused.Message);
        await Engine.RaiseAsync("one", "word", "first");
        await Engine.StartAsync("Hear", 3, id: "one");

        var again = await Engine.GetAsync("one");
        Assert.Equal(OrchestrationRuntimeStatus.Running, again.RuntimeStatus);
        Assert.Equal(3, again.ReadInputAs<int>());
        Assert.Null(again.SerializedOutput);
    }

    [Fact]
    public async Task While_suspended_everything_waits_and_on_resuming_all_of_it_arrives_in_order()
    {
        Engine.Orchestrator(
            "Two",
            async context =>
            {
                var first = await context.WaitForExternalEvent<string>("word");
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                return (object?)(first + await context.WaitForExternalEvent<string>("word"));
            }
        );
        var id = await Engine.StartAsync("Two");
        await Engine.Client.SuspendInstanceAsync(id, "holiday");
        await Engine.RaiseAsync(id, "word", "a");
        await Engine.RaiseAsync(id, "word", "b");
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await Engine.GetAsync(id)).RuntimeStatus);
        Assert.Null(Engine.Engine.NextTimer);

        await Engine.Client.ResumeInstanceAsync(id);
        await Engine.IdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Engine.GetAsync(id)).RuntimeStatus);
        await Engine.MoveAsync(TimeSpan.FromHours(1));

        Assert.Equal("ab", (await Engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_suspended_instance_can_be_terminated_and_its_timers_go()
    {
        Engine.Orchestrator("Sleeps", c => c.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None));
        var id = await Engine.StartAsync("Sleeps");
        await Engine.Client.SuspendInstanceAsync(id);

        await Engine.Client.TerminateInstanceAsync(id);
        await Engine.IdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await Engine.GetAsync(id)).RuntimeStatus);
        Assert.Null(Engine.Engine.NextTimer);
    }

    [Fact]
    public async Task What_reaches_an_ended_or_unknown_instance_is_dropped_and_whoever_raised_an_event_hears_so()
    {
        Engine.Orchestrator("Plain", _ => Task.CompletedTask);
        await Engine.StartAsync("Plain", id: "over");

        var late = await Assert.ThrowsAsync<RpcException>(() => Engine.RaiseAsync("over", "word", "late"));
        var lost = await Assert.ThrowsAsync<RpcException>(() => Engine.RaiseAsync("never was", "word", "lost"));
        await Engine.Client.TerminateInstanceAsync("over");
        await Engine.IdleAsync();

        Assert.Equal((StatusCode.FailedPrecondition, StatusCode.NotFound), (late.StatusCode, lost.StatusCode));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await Engine.GetAsync("over")).RuntimeStatus);
        Assert.Null(await Engine.Client.GetInstanceAsync("never was"));
    }

    [Fact]
    public async Task Restart_runs_the_same_input_again_under_the_same_or_a_new_id()
    {
        Engine.Orchestrator("Echo", c => Task.FromResult<object?>(c.GetInput<string>()));
        await Engine.StartAsync("Echo", "hello", id: "one");

        var same = await Engine.Client.RestartAsync("one");
        var other = await Engine.Client.RestartAsync("one", restartWithNewInstanceId: true);
        await Engine.IdleAsync();

        Assert.Equal("one", same);
        Assert.NotEqual("one", other);
        Assert.Equal("hello", (await Engine.GetAsync(other)).ReadOutputAs<string>());
        await Assert.ThrowsAsync<ArgumentException>(() => Engine.Client.RestartAsync("never was"));
    }

    [Fact]
    public async Task Purging_removes_what_has_ended_with_its_children_and_nothing_that_runs()
    {
        Hear();
        Engine.Orchestrator("Child", _ => Task.CompletedTask);
        Engine.Orchestrator(
            "Parent",
            c =>
                c.CallSubOrchestratorAsync(
                    "Child",
                    null,
                    new SubOrchestrationOptions(instanceId: c.InstanceId + ".kid")
                )
        );
        await Engine.StartAsync("Hear", 1, id: "runs");
        await Engine.StartAsync("Parent", id: "mother");
        await Engine.StartAsync("Parent", id: "aunt");

        Assert.Equal(0, (await Engine.Client.PurgeInstanceAsync("runs")).PurgedInstanceCount);
        Assert.Equal(
            2,
            (
                await Engine.Client.PurgeInstanceAsync("mother", new PurgeInstanceOptions(Recursive: true))
            ).PurgedInstanceCount
        );
        Assert.Equal(2, (await Engine.Client.PurgeAllInstancesAsync(new())).PurgedInstanceCount);

        Assert.Equal(["runs"], Engine.Engine.Instances(new()).Select(one => one.Id));
        Assert.Null(Engine.Engine.Story("mother"));
    }

    [Fact]
    public async Task Purging_by_time_and_state_takes_those_only()
    {
        Engine.Orchestrator("Plain", _ => Task.CompletedTask);
        Engine.Orchestrator("Throws", Task<object?> (_) => throw new InvalidOperationException("no"));
        foreach (var name in new[] { "Plain", "Throws", "Plain", "Throws" })
        {
            await Engine.StartAsync(name, id: $"{name}-{Engine.Clock.Now.Hour}");
            Engine.Clock.Now += TimeSpan.FromHours(1);
        }
        var start = Engine.Clock.Now - TimeSpan.FromHours(4);

        var early = await Engine.Client.PurgeAllInstancesAsync(new(start, start.AddHours(1)));
        var failed = await Engine.Client.PurgeAllInstancesAsync(new(Statuses: [OrchestrationRuntimeStatus.Failed]));
        var running = await Engine.Client.PurgeAllInstancesAsync(new(Statuses: [OrchestrationRuntimeStatus.Running]));

        Assert.Equal((2, 1, 0), (early.PurgedInstanceCount, failed.PurgedInstanceCount, running.PurgedInstanceCount));
        Assert.Equal(["Plain-2"], Engine.Engine.Instances(new()).Select(one => one.Id));
    }

    [Fact]
    public async Task Restarting_what_still_runs_throws_unless_under_a_new_id()
    {
        Hear();
        await Engine.StartAsync("Hear", id: "one");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Engine.Client.RestartAsync("one"));
        var other = await Engine.Client.RestartAsync("one", restartWithNewInstanceId: true);

        Assert.NotEqual("one", other);
    }

    [Fact]
    public async Task A_start_put_off_can_be_terminated_before_it_happens()
    {
        Hear();
        var later = new StartOrchestrationOptions("one", Engine.Clock.Now.AddHours(1));
        await Engine.Client.ScheduleNewOrchestrationInstanceAsync("Hear", 1, later);

        await Engine.Client.TerminateInstanceAsync("one");
        await Engine.IdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await Engine.GetAsync("one")).RuntimeStatus);
        Assert.Null(Engine.Engine.NextTimer);
    }

    private void Hear() =>
        Engine.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<string>("word"));
}

public sealed class ManagingLive() : Managing(Live);

public sealed class ManagingReplayed() : Managing(Replayed);
