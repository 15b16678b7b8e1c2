using LocalFunctions.Durable;
using LocalFunctions.Durable.Storage;
using LocalFunctions.Storage.Database;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public sealed class Troubles : IAsyncDisposable
{
    private readonly TestEngine engine = new(new DurableOptions());

    [Fact]
    public async Task A_message_that_cannot_be_read_is_set_aside_and_its_instance_and_others_go_on()
    {
        engine.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<string>("word"));
        var hit = await engine.StartAsync("Hear");
        var healthy = await engine.StartAsync("Hear");
        await engine.CloseAsync();
        engine.Execute(
            $"INSERT INTO messages (row, key, arrival) SELECT 1000, key, 'no json' FROM instances WHERE id = '{hit}'"
        );

        await engine.RaiseAsync(hit, "word", "fine too");
        await engine.RaiseAsync(healthy, "word", "fine");

        Assert.Equal("fine too", (await engine.GetAsync(hit)).ReadOutputAs<string>());
        Assert.Equal("fine", (await engine.GetAsync(healthy)).ReadOutputAs<string>());
        var aside = Assert.Single(engine.Engine.SetAside());
        Assert.Equal((hit, "no json", engine.Clock.Now), (aside.InstanceId, aside.Arrival, aside.At));
        Assert.Contains("cannot be read", aside.Reason);
        await Assert.ThrowsAsync<PoisonMessageException>(() => engine.Engine.PutBackAsync(aside.Number));
        await engine.Client.PurgeInstanceAsync(hit);
        Assert.Empty(engine.Engine.SetAside());
    }

    [Fact]
    public async Task A_message_put_right_and_put_back_reaches_its_instance()
    {
        engine.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<string>("word"));
        var id = await engine.StartAsync("Hear");
        await engine.CloseAsync();
        engine.Execute(
            "INSERT INTO messages (row, key, arrival) SELECT 1000, key, '{\"event\":\"of another age\"}' FROM instances"
        );
        await engine.IdleAsync();
        var aside = Assert.Single(engine.Engine.SetAside());
        engine.Execute(
            "UPDATE set_aside SET arrival = '{\"event\":\"event raised\",\"Name\":\"word\",\"Payload\":\"\\\"late\\\"\"}'"
        );

        Assert.True(await engine.Engine.PutBackAsync(aside.Number));
        Assert.False(await engine.Engine.PutBackAsync(aside.Number));
        await engine.IdleAsync();

        Assert.Equal("late", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task A_message_whose_step_cannot_be_written_is_set_aside_after_five_tries_and_the_rest_goes_on(
        int beside
    )
    {
        engine.Options = new DurableOptions { PauseAfterTrouble = TimeSpan.FromMilliseconds(1) };
        var steps = 0;
        engine.Orchestrator(
            "Hear",
            async context =>
            {
                var heard = new List<string>();
                while (heard.Count < beside)
                {
                    var word = await context.WaitForExternalEvent<string>("word");
                    steps += word == "poison" ? 1 : 0;
                    if (word != "poison")
                        heard.Add(word);
                }
                return (object?)heard;
            }
        );
        var id = await engine.StartAsync("Hear");
        // On the step itself, whatever else it took: under load several words are taken by one step.
        engine.Execute(
            "CREATE TRIGGER t BEFORE INSERT ON history WHEN new.events LIKE '%poison%' "
                + "BEGIN SELECT RAISE(ABORT, 'not this one'); END"
        );

        for (var i = 0; i < beside; i++)
        {
            if (i == beside / 2)
                await engine.Client.RaiseEventAsync(id, "word", "poison");
            await engine.Client.RaiseEventAsync(id, "word", $"{i}");
        }
        await engine.IdleAsync();

        Assert.Equal(
            Enumerable.Range(0, beside).Select(i => $"{i}"),
            (await engine.GetAsync(id)).ReadOutputAs<string[]>()!
        );
        var aside = Assert.Single(engine.Engine.SetAside());
        Assert.Contains("not this one", aside.Reason);
        Assert.Contains("poison", aside.Arrival);
        Assert.InRange(steps, 5, 10);
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

        await Assert.ThrowsAsync<DatabaseFailedException>(() =>
            engine.Client.ScheduleNewOrchestrationInstanceAsync("Sum")
        );
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

    [Fact]
    public async Task A_full_disk_is_said_and_damages_nothing()
    {
        engine.Options = new DurableOptions { PauseAfterTrouble = TimeSpan.FromMilliseconds(1) };
        engine.Activity<string, string>("Echo", text => text);
        engine.Orchestrator(
            "Fill",
            async c => (object?)await c.CallActivityAsync<string>("Echo", c.GetInput<string>())
        );
        var first = await engine.StartAsync("Fill", "small");
        await LimitPagesAsync(60);
        var taken = new List<string>();
        var full = await Assert.ThrowsAsync<DatabaseFailedException>(async () =>
        {
            while (true)
                taken.Add(await engine.Client.ScheduleNewOrchestrationInstanceAsync("Fill", new string('x', 20_000)));
        });
        Assert.Contains("full", full.Message);
        Assert.NotEmpty(taken);

        await LimitPagesAsync(1_000_000);
        await engine.IdleAsync();

        foreach (var id in taken.Append(first))
            Assert.Equal(OrchestrationRuntimeStatus.Completed, (await engine.GetAsync(id)).RuntimeStatus);
        await engine.ReopenAsync();
        Assert.Equal(taken.Count + 1, engine.Engine.Instances(new(PageSize: 10_000)).Count);
        Assert.Empty(engine.Engine.SetAside());
    }

    [Fact]
    public async Task A_file_locked_by_another_is_said_and_tried_again()
    {
        engine.Options = new DurableOptions { PauseAfterTrouble = TimeSpan.FromMilliseconds(1) };
        engine.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<string>("word"));
        var id = await engine.StartAsync("Hear");
        using (engine.Hold())
        {
            var locked = await Assert.ThrowsAsync<DatabaseFailedException>(() =>
                engine.Client.RaiseEventAsync(id, "word", "a")
            );
            Assert.Contains("locked", locked.Message);
        }

        await engine.RaiseAsync(id, "word", "b");

        Assert.Equal("b", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    private Task LimitPagesAsync(int pages) =>
        engine.Engine.Dispatcher.AskAsync((_, tables) => tables.Connection.Number($"PRAGMA max_page_count = {pages}"));

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
