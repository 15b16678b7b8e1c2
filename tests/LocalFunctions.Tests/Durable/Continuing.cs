using LocalFunctions.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public abstract class Continuing(DurableOptions options) : DurableTests(options)
{
    [Fact]
    public async Task Each_generation_begins_with_the_input_it_was_given_and_a_history_of_its_own()
    {
        Engine.Activity<int, int>("Add", n => n + 1);
        Engine.Orchestrator(
            "Count",
            async context =>
            {
                var n = await context.CallActivityAsync<int>("Add", context.GetInput<int>());
                if (n < 50)
                    context.ContinueAsNew(n);
                return (object?)n;
            }
        );

        var done = await Engine.RunAsync("Count", 0, id: "count");

        Assert.Equal(50, done.ReadOutputAs<int>());
        Assert.Equal(49, done.ReadInputAs<int>());
        var story = Engine.Engine.Story("count")!;
        Assert.Equal(49, story.Generation);
        Assert.Equal(
            ["started", "activity scheduled", "activity completed", "completed"],
            story.Lines.Select(l => l.Kind)
        );
    }

    [Fact]
    public async Task Events_not_yet_taken_are_kept_in_order()
    {
        Collector(preserve: true);
        var id = await Engine.StartAsync("Collector", new List<string>());

        foreach (var word in new[] { "a", "b", "c", "d" })
            await Engine.Client.RaiseEventAsync(id, "word", word);
        await Engine.RaiseAsync(id, "next");
        await Engine.RaiseAsync(id, "next");
        await Engine.RaiseAsync(id, "next");
        await Engine.RaiseAsync(id, "next");

        Assert.Equal(["a", "b", "c", "d"], (await Engine.GetAsync(id)).ReadOutputAs<string[]>()!);
    }

    [Fact]
    public async Task Events_not_yet_taken_are_dropped_if_so_asked()
    {
        Collector(preserve: false);
        var id = await Engine.StartAsync("Collector", new List<string>());

        await Engine.RaiseAsync(id, "word", "a");
        await Engine.RaiseAsync(id, "word", "lost");
        await Engine.RaiseAsync(id, "next");
        await Engine.RaiseAsync(id, "word", "b");
        await Engine.RaiseAsync(id, "next");

        Assert.Equal(["a", "b"], (await Engine.GetAsync(id)).ReadInputAs<string[]>()!);
    }

    [Theory]
    [InlineData(false, 1, 10)]
    [InlineData(true, 9, 9)]
    public async Task A_generation_ends_once_its_timers_have_fired_or_are_cancelled(bool cancels, int next, int end)
    {
        Engine.Orchestrator(
            "Leaves",
            async context =>
            {
                var generation = context.GetInput<int>();
                using var cancel = new CancellationTokenSource();
                var timer = context.CreateTimer(TimeSpan.FromHours(generation == 0 ? 1 : 9), cancel.Token);
                if (generation > 0)
                {
                    await timer;
                    return;
                }
                context.ContinueAsNew(1);
                if (cancels)
                    cancel.Cancel();
            }
        );
        var (id, began) = (await Engine.StartAsync("Leaves", 0), Engine.Clock.Now);
        Assert.Equal(began.AddHours(next), Engine.Engine.NextTimer);

        await Engine.MoveAsync(TimeSpan.FromHours(end - 1));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Engine.GetAsync(id)).RuntimeStatus);
        await Engine.MoveAsync(TimeSpan.FromHours(1));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await Engine.GetAsync(id)).RuntimeStatus);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_orchestrator_with_open_calls_ends_when_they_have_answered(bool throws)
    {
        Engine.Activity<int, int>("Add", n => n + 1);
        Engine.Orchestrator(
            "Leaves",
            context =>
            {
                var ignored = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                return throws ? throw new InvalidOperationException("too early") : Task.FromResult<object?>(ignored.Id);
            }
        );
        var id = await Engine.StartAsync("Leaves");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Engine.GetAsync(id)).RuntimeStatus);

        await Engine.MoveAsync(TimeSpan.FromHours(1));

        Assert.Equal(
            throws ? OrchestrationRuntimeStatus.Failed : OrchestrationRuntimeStatus.Completed,
            (await Engine.GetAsync(id)).RuntimeStatus
        );
    }

    [Fact]
    public async Task The_parent_waits_for_the_last_generation_and_the_custom_status_stays()
    {
        Engine.Orchestrator(
            "Child",
            context =>
            {
                var n = context.GetInput<int>();
                if (n == 0)
                    context.SetCustomStatus("set in the first");
                if (n < 3)
                    context.ContinueAsNew(n + 1);
                return Task.FromResult<object?>(n);
            }
        );
        Engine.Orchestrator(
            "Parent",
            async c =>
                (object?)
                    await c.CallSubOrchestratorAsync<int>("Child", 0, new SubOrchestrationOptions(instanceId: "kid"))
        );

        Assert.Equal(3, (await Engine.RunAsync("Parent")).ReadOutputAs<int>());
        Assert.Equal("set in the first", (await Engine.GetAsync("kid")).ReadCustomStatusAs<string>());
    }

    private void Collector(bool preserve) =>
        Engine.Orchestrator(
            "Collector",
            async context =>
            {
                var words = context.GetInput<List<string>>()!;
                words.Add(await context.WaitForExternalEvent<string>("word"));
                await context.WaitForExternalEvent<object>("next");
                if (words.Count < 4)
                    context.ContinueAsNew(words, preserve);
                return (object?)words;
            }
        );
}

public sealed class ContinuingLive() : Continuing(Live);

public sealed class ContinuingReplayed() : Continuing(Replayed);
