using LocalFunctions.Durable;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public sealed class Extremes : IAsyncDisposable
{
    private readonly TestEngine engine = new(new DurableOptions());

    [Fact]
    public async Task Inputs_results_and_events_of_a_megabyte_come_through_whole()
    {
        var big = new string('学', 1_000_000);
        engine.Activity<string, string>("Echo", text => text);
        engine.Orchestrator(
            "Big",
            async context =>
            {
                var echoed = await context.CallActivityAsync<string>("Echo", context.GetInput<string>());
                return (object?)(echoed == await context.WaitForExternalEvent<string>("same") ? echoed : "differs");
            }
        );
        var id = await engine.StartAsync("Big", big);
        await engine.ReopenAsync();

        await engine.RaiseAsync(id, "same", big);

        Assert.Equal(big, (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_history_of_ten_thousand_events_is_replayed_when_needed()
    {
        engine.Activity<int, int>("Add", n => n + 1);
        engine.Orchestrator(
            "Long",
            async context =>
            {
                var n = 0;
                while (n < 5000)
                    n = await context.CallActivityAsync<int>("Add", n);
                await context.WaitForExternalEvent<string>("word");
                return (object?)n;
            }
        );
        var id = await engine.StartAsync("Long");
        await engine.ReopenAsync();

        await engine.RaiseAsync(id, "word");

        Assert.Equal(5000, (await engine.GetAsync(id)).ReadOutputAs<int>());
        Assert.Equal(10_003, engine.Engine.Story(id)!.Lines.Count);
    }

    [Fact]
    public async Task Ten_thousand_activities_and_a_thousand_children_come_back()
    {
        engine.Activity<int, int>("Add", n => n + 1);
        engine.Orchestrator("Child", c => Task.FromResult<object?>(c.GetInput<int>()));
        engine.Orchestrator(
            "Fan",
            async context =>
            {
                var activities = Enumerable.Range(0, 10_000).Select(n => context.CallActivityAsync<int>("Add", n));
                var children = Enumerable
                    .Range(0, 1_000)
                    .Select(n => context.CallSubOrchestratorAsync<int>("Child", n));
                return (object?)(await Task.WhenAll([.. activities, .. children])).Sum();
            }
        );

        Assert.Equal(50_005_000 + 499_500, (await engine.RunAsync("Fan")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_thousand_waiting_instances_beyond_the_cache_are_all_found_again()
    {
        await using var cramped = new TestEngine(new DurableOptions { CachedInstances = 10 });
        cramped.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<int>("number"));
        var ids = await Task.WhenAll(
            Enumerable.Range(0, 1000).Select(_ => cramped.Client.ScheduleNewOrchestrationInstanceAsync("Hear"))
        );
        await cramped.IdleAsync();
        Assert.Equal(10, cramped.Engine.InMemory);

        await Task.WhenAll(ids.Select((id, n) => cramped.Client.RaiseEventAsync(id, "number", n)));
        await cramped.IdleAsync();

        for (var n = 0; n < ids.Length; n += 100)
            Assert.Equal(n, (await cramped.GetAsync(ids[n])).ReadOutputAs<int>());
        Assert.Equal(
            1000,
            cramped.Engine.Instances(new(Statuses: [OrchestrationRuntimeStatus.Completed], PageSize: 2000)).Count
        );
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
