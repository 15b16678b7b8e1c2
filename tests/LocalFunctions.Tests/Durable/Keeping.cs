using System.Collections.Concurrent;
using LocalFunctions.Durable;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public sealed class Keeping : IAsyncDisposable
{
    private readonly TestEngine engine = new(new DurableOptions());

    [Fact]
    public async Task An_activity_under_way_when_the_engine_closes_runs_again_and_what_it_was_part_of_goes_on()
    {
        var runs = new ConcurrentQueue<int>();
        var underWay = new TaskCompletionSource();
        engine.Activity<int, int>("Add", n => n + 1);
        engine.ActivityCancellable(
            "Slow",
            async closing =>
            {
                runs.Enqueue(1);
                underWay.TrySetResult();
                if (runs.Count == 1)
                    await Task.Delay(Timeout.Infinite, closing);
                return 40;
            }
        );
        engine.Orchestrator(
            "Sum",
            async context =>
            {
                var one = await context.CallActivityAsync<int>("Add", 0);
                return (object?)(one + await context.CallActivityAsync<int>("Slow") + 1);
            }
        );
        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Sum");
        await underWay.Task;

        await engine.ReopenAsync();
        await engine.IdleAsync();

        Assert.Equal(42, (await engine.GetAsync(id)).ReadOutputAs<int>());
        Assert.Equal(2, runs.Count);
    }

    [Fact]
    public async Task What_was_started_before_dispatching_began_is_begun_with_it()
    {
        await using var idle = new TestEngine(new DurableOptions());
        idle.Orchestrator("Plain", _ => Task.CompletedTask);
        var opened = idle.OpenWithoutStarting();
        var id = await opened.Client.ScheduleNewOrchestrationInstanceAsync("Plain");
        await opened.WhenIdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await idle.GetAsync(id)).RuntimeStatus);

        opened.Start();
        await idle.IdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await idle.GetAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task Finished_instances_stay_in_the_file_and_not_in_memory()
    {
        engine.Activity<int, int>("Add", n => n + 1);
        engine.Orchestrator("One", c => c.CallActivityAsync<int>("Add", 1));
        await Task.WhenAll(
            Enumerable.Range(0, 500).Select(_ => engine.Client.ScheduleNewOrchestrationInstanceAsync("One"))
        );
        await engine.IdleAsync();

        Assert.Equal(500, engine.Engine.Instances(new InstanceFilter(PageSize: 1000)).Count);
        Assert.Equal(0, engine.Engine.InMemory);
        Assert.Equal(0, engine.Count("messages") + engine.Count("tasks") + engine.Count("timers"));
    }

    [Fact]
    public async Task Who_waits_when_the_engine_closes_is_told()
    {
        engine.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<string>("word"));
        engine.Orchestrator("Busy", c => c.CallActivityAsync("Endless"));
        engine.ActivityCancellable(
            "Endless",
            async closing =>
            {
                await Task.Delay(Timeout.Infinite, closing);
                return null;
            }
        );
        var client = engine.Client;
        var waits = client.WaitForInstanceCompletionAsync(await engine.StartAsync("Hear"));
        await client.ScheduleNewOrchestrationInstanceAsync("Busy");
        var idle = engine.Engine.WhenIdleAsync();

        await engine.CloseAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => idle);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waits);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.RaiseEventAsync("one", "word"));
    }

    [Fact]
    public async Task A_running_instance_is_replaced_where_any_state_may_be()
    {
        await using var any = new TestEngine(
            new DurableOptions { OverridableExistingInstanceStates = OverridableStates.AnyState }
        );
        any.Orchestrator("Sleeps", c => c.CreateTimer(TimeSpan.FromHours(c.GetInput<int>()), CancellationToken.None));
        await any.StartAsync("Sleeps", 1, id: "one");

        await any.StartAsync("Sleeps", 5, id: "one");

        Assert.Equal(any.Clock.Now.AddHours(5), any.Engine.NextTimer);
        await any.MoveAsync(TimeSpan.FromHours(5));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await any.GetAsync("one")).RuntimeStatus);
    }

    [Fact]
    public async Task By_a_clock_that_runs_timers_fire_by_themselves()
    {
        await using var running = new TestEngine(new DurableOptions(), TimeProvider.System);
        running.Orchestrator("Sleeps", c => c.CreateTimer(TimeSpan.FromMilliseconds(30), CancellationToken.None));
        var id = await running.Client.ScheduleNewOrchestrationInstanceAsync("Sleeps");

        var done = await running.Client.WaitForInstanceCompletionAsync(id).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
        Assert.True(done.LastUpdatedAt - done.CreatedAt >= TimeSpan.FromMilliseconds(30));
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
