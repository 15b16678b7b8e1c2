using LocalFunctions.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public abstract class Looking(DurableOptions options) : DurableTests(options)
{
    [Fact]
    public async Task Queries_filter_by_state_time_and_prefix_and_page()
    {
        Hear();
        Engine.Orchestrator("Plain", _ => Task.CompletedTask);
        for (var i = 0; i < 10; i++)
        {
            await Engine.StartAsync(i % 2 == 0 ? "Plain" : "Hear", i, id: $"{(i < 5 ? "early" : "late")}-{i}");
            Engine.Clock.Now += TimeSpan.FromMinutes(1);
        }
        var start = Engine.Clock.Now - TimeSpan.FromMinutes(10);

        Assert.Equal(
            ["late-5", "late-7", "late-9"],
            await IdsAsync(new(InstanceIdPrefix: "late", Statuses: [OrchestrationRuntimeStatus.Running]))
        );
        Assert.Equal(["early-2", "early-3"], await IdsAsync(new(start.AddMinutes(2), start.AddMinutes(3))));
        var pages = new List<Page<OrchestrationMetadata>>();
        await foreach (var page in Engine.Client.GetAllInstancesAsync(new OrchestrationQuery(PageSize: 4)).AsPages())
            pages.Add(page);
        Assert.Equal([4, 4, 2], pages.Select(page => page.Values.Count));
        Assert.Equal(
            ["late-8", "late-9"],
            await IdsAsync(new(PageSize: 4, ContinuationToken: pages[1].ContinuationToken))
        );
        Assert.Equal(10, (await IdsAsync(new(InstanceIdPrefix: "", PageSize: 3))).Count);
        Assert.Empty(await IdsAsync(new(InstanceIdPrefix: "%")));
    }

    [Fact]
    public async Task Waiting_for_the_start_and_the_end_comes_back_when_they_come()
    {
        Hear();
        var later = new StartOrchestrationOptions("one", Engine.Clock.Now.AddHours(1));
        await Engine.Client.ScheduleNewOrchestrationInstanceAsync("Hear", 1, later);
        var start = Engine.Client.WaitForInstanceStartAsync("one");
        var end = Engine.Client.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true);
        await Engine.IdleAsync();
        Assert.False(start.IsCompleted);

        await Engine.MoveAsync(TimeSpan.FromHours(1));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await start).RuntimeStatus);
        Assert.False(end.IsCompleted);
        await Engine.RaiseAsync("one", "word", "done");

        Assert.Equal("done", (await end).ReadOutputAs<string>());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Engine.Client.WaitForInstanceStartAsync("never was"));
        using var soon = new CancellationTokenSource();
        var cancelled = Engine.Client.WaitForInstanceCompletionAsync(
            await Engine.StartAsync("Hear"),
            false,
            soon.Token
        );
        await soon.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }

    [Fact]
    public async Task The_custom_status_is_seen_while_it_runs()
    {
        Engine.Orchestrator(
            "Status",
            async context =>
            {
                context.SetCustomStatus(new { Stage = "asking" });
                await context.WaitForExternalEvent<string>("word");
                context.SetCustomStatus(null);
            }
        );
        var id = await Engine.StartAsync("Status");

        Assert.Equal("{\"Stage\":\"asking\"}", (await Engine.GetAsync(id)).SerializedCustomStatus);
        await Engine.RaiseAsync(id, "word");

        Assert.Null((await Engine.GetAsync(id)).SerializedCustomStatus);
    }

    private void Hear() =>
        Engine.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<string>("word"));

    private async Task<List<string>> IdsAsync(OrchestrationQuery query)
    {
        var ids = new List<string>();
        await foreach (var one in Engine.Client.GetAllInstancesAsync(query))
            ids.Add(one.InstanceId);
        return ids;
    }
}

public sealed class LookingLive() : Looking(Live);

public sealed class LookingReplayed() : Looking(Replayed);
