using Delivery.Local.Durable;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace Delivery.Local.Tests.Durable;

public sealed class Troubles : IAsyncDisposable
{
    private readonly TestEngine engine = new(new DurableOptions());

    [Fact]
    public async Task A_message_that_cannot_be_read_fails_its_instance_and_no_other()
    {
        engine.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<string>("word"));
        var poisoned = await engine.StartAsync("Hear");
        var healthy = await engine.StartAsync("Hear");
        await engine.CloseAsync();
        engine.Execute(
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
        engine.Execute(
            $"UPDATE history SET events = '[' WHERE key = (SELECT key FROM instances WHERE id = '{spoilt}')"
        );

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
        engine.Execute("ALTER TABLE instances RENAME TO hidden");

        await Assert.ThrowsAsync<SqliteException>(() => engine.Client.ScheduleNewOrchestrationInstanceAsync("Sum"));
        engine.Clock.Now += TimeSpan.FromHours(1);
        engine.Engine.ClockMoved();
        engine.Execute("ALTER TABLE hidden RENAME TO instances");
        await engine.IdleAsync();

        Assert.Equal(2, (await engine.GetAsync(id)).ReadOutputAs<int>());
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
        engine.Execute("PRAGMA user_version = 99");

        var refused = Assert.Throws<InvalidOperationException>(() => engine.OpenAnother());

        Assert.Contains("第 99 版", refused.Message);
        engine.Execute("PRAGMA user_version = 2");
        engine.Open();
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
