using System.Collections.Concurrent;
using Delivery.Local.Durable;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace Delivery.Local.Tests.Durable;

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
    public void A_second_engine_on_the_same_file_is_refused_in_a_clear_sentence()
    {
        engine.Open();

        var refused = Assert.Throws<InvalidOperationException>(() => engine.OpenAnother());

        Assert.Contains("正被另一个进程使用", refused.Message);
    }

    [Fact]
    public async Task A_file_of_another_version_is_refused_and_left_as_it_is()
    {
        engine.Open();
        await engine.CloseAsync();
        Execute("PRAGMA user_version = 99");

        var refused = Assert.Throws<InvalidOperationException>(() => engine.OpenAnother());

        Assert.Contains("第 99 版", refused.Message);
        Execute("PRAGMA user_version = 1");
        engine.Open();
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_fails_its_instance_and_no_other()
    {
        engine.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<string>("word"));
        var poisoned = await engine.StartAsync("Hear");
        var healthy = await engine.StartAsync("Hear");
        await engine.CloseAsync();
        Execute(
            $"INSERT INTO messages (row, key, arrival) SELECT 1000, key, 'no json' FROM instances WHERE id = '{poisoned}'"
        );

        await engine.RaiseAsync(healthy, "word", "fine");

        var failed = await engine.GetAsync(poisoned);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Contains("no json", failed.FailureDetails!.ErrorMessage);
        Assert.Equal("fine", (await engine.GetAsync(healthy)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_history_that_cannot_be_read_fails_its_instance_and_no_other()
    {
        engine.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<string>("word"));
        var spoilt = await engine.StartAsync("Hear");
        var healthy = await engine.StartAsync("Hear");
        await engine.CloseAsync();
        Execute($"UPDATE history SET events = '[' WHERE key = (SELECT key FROM instances WHERE id = '{spoilt}')");

        await engine.RaiseAsync(spoilt, "word", "lost");
        await engine.RaiseAsync(healthy, "word", "fine");

        Assert.Contains("history cannot be read", (await engine.GetAsync(spoilt)).FailureDetails!.ErrorMessage);
        Assert.Equal("fine", (await engine.GetAsync(healthy)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task While_the_file_cannot_be_written_callers_are_told_and_afterwards_nothing_is_missing()
    {
        engine.Activity<int, int>("Add", n => n + 1);
        engine.Orchestrator(
            "Sum",
            async context =>
            {
                await context.WaitForExternalEvent<string>("word");
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                return (object?)await context.CallActivityAsync<int>("Add", 1);
            }
        );
        var id = await engine.StartAsync("Sum");
        await engine.Client.RaiseEventAsync(id, "word", "a");
        await engine.IdleAsync();
        Execute("ALTER TABLE instances RENAME TO hidden");

        await Assert.ThrowsAsync<SqliteException>(() => engine.Client.ScheduleNewOrchestrationInstanceAsync("Sum"));
        engine.Clock.Now += TimeSpan.FromHours(1);
        engine.Engine.ClockMoved();
        Execute("ALTER TABLE hidden RENAME TO instances");
        await engine.IdleAsync();

        Assert.Equal(2, (await engine.GetAsync(id)).ReadOutputAs<int>());
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
        Assert.Equal(0, Count("messages") + Count("tasks") + Count("timers"));
    }

    [Fact]
    public async Task Who_waits_when_the_engine_closes_is_told()
    {
        engine.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<string>("word"));
        var client = engine.Client;
        var waits = client.WaitForInstanceCompletionAsync(await engine.StartAsync("Hear"));

        await engine.CloseAsync();

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

    private void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Count(string table)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={engine.File};Pooling=False");
        connection.Open();
        return connection;
    }
}
