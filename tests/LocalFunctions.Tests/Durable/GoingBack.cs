using LocalFunctions.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

/// <summary>A failed instance is taken back to before what it failed of, and goes on from there.</summary>
public abstract class GoingBack(DurableOptions options) : DurableTests(options)
{
    private bool broken = true;
    private int before;

    [Fact]
    public async Task What_failed_is_done_again_and_what_was_done_is_not()
    {
        Steps();
        Engine.Orchestrator(
            "Three",
            async context =>
            {
                await context.CallActivityAsync("Before", 1, Twice);
                return (object?)await context.CallActivityAsync<int>("Fails", 2);
            }
        );
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await Engine.RunAsync("Three", id: "one")).RuntimeStatus);
        await Engine.MoveAsync(TimeSpan.FromMinutes(10));
        broken = false;

        await RewindAsync("one");

        Assert.Equal(20, (await Engine.GetAsync("one")).ReadOutputAs<int>());
        Assert.Equal(1, before);
    }

    [Fact]
    public async Task What_a_retry_policy_gave_up_cannot_go_back_as_on_the_platform()
    {
        Steps();
        Engine.Orchestrator("Tried", async c => (object?)await c.CallActivityAsync<int>("Fails", 2, Twice));
        await Engine.RunAsync("Tried", id: "tried");
        await Engine.MoveAsync(TimeSpan.FromMinutes(10));
        broken = false;

        await RewindAsync("tried");

        var state = await Engine.GetAsync("tried");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Contains("Non-Deterministic", state.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_takes_its_failed_child_along_and_its_other_waits_go_on()
    {
        Steps();
        Engine.Orchestrator("Child", async c => (object?)await c.CallActivityAsync<int>("Fails", 3));
        Engine.Orchestrator("Good", async c => (object?)await c.CallActivityAsync<int>("Before", 4));
        Engine.Orchestrator(
            "Parent",
            async context =>
            {
                var word = context.WaitForExternalEvent<string>("word");
                var alarm = context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                var child = context.CallSubOrchestratorAsync<int>("Child", options: Named("bad"));
                var good = context.CallSubOrchestratorAsync<int>("Good", options: Named("good"));
                var sums = await Task.WhenAll(child, good);
                await alarm;
                return (object?)$"{sums[0]} {sums[1]} {await word}";
            }
        );
        await Engine.RunAsync("Parent", id: "mother");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Engine.GetAsync("mother")).RuntimeStatus);
        await Engine.MoveAsync(TimeSpan.FromDays(2));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await Engine.GetAsync("mother")).RuntimeStatus);
        broken = false;

        await RewindAsync("mother");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Engine.GetAsync("mother")).RuntimeStatus);
        await Engine.RaiseAsync("mother", "word", "go");

        Assert.Equal("30 4 go", (await Engine.GetAsync("mother")).ReadOutputAs<string>());
        Assert.Equal(1, before);
    }

    [Fact]
    public async Task Only_a_failed_instance_goes_back()
    {
        Steps();
        Engine.Orchestrator("Waits", c => c.WaitForExternalEvent<string>("never"));
        await Engine.StartAsync("Waits", id: "alive");

        await Assert.ThrowsAsync<InvalidOperationException>(() => RewindAsync("alive"));
        await Assert.ThrowsAsync<ArgumentException>(() => RewindAsync("nobody"));
    }

    [Fact]
    public async Task One_that_fails_again_can_go_back_again()
    {
        Steps();
        Engine.Orchestrator("One", async c => (object?)await c.CallActivityAsync<int>("Fails", 5));
        await Engine.RunAsync("One", id: "again");
        await RewindAsync("again");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await Engine.GetAsync("again")).RuntimeStatus);
        broken = false;

        await RewindAsync("again");

        Assert.Equal(50, (await Engine.GetAsync("again")).ReadOutputAs<int>());
    }

    private static TaskOptions Twice { get; } =
        TaskOptions.FromRetryPolicy(new RetryPolicy(1, TimeSpan.FromSeconds(1)));

    private static SubOrchestrationOptions Named(string id) => new(instanceId: id);

    private void Steps()
    {
        Engine.Activity<int, int>(
            "Before",
            one =>
            {
                before++;
                return one;
            }
        );
        Engine.Activity<int, int>(
            "Fails",
            one => broken ? throw new InvalidOperationException("The world is broken.") : one * 10
        );
    }

    private async Task RewindAsync(string id)
    {
        await Engine.Client.RewindInstanceAsync(id, "mended");
        await Engine.IdleAsync();
    }
}

public sealed class GoingBackLive() : GoingBack(Live);

public sealed class GoingBackReplayed() : GoingBack(Replayed);
