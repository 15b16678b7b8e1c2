using System.Collections.Concurrent;
using LocalFunctions.Durable;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public abstract class Orchestrating(DurableOptions options) : DurableTests(options)
{
    [Fact]
    public async Task Five_activities_run_once_each_in_order_and_the_result_is_kept()
    {
        var calls = new ConcurrentQueue<int>();
        Engine.Activity<int, int>(
            "Add",
            n =>
            {
                calls.Enqueue(n);
                return n + 1;
            }
        );
        Engine.Orchestrator(
            "Five",
            async context =>
            {
                var n = context.GetInput<int>();
                for (var i = 0; i < 5; i++)
                    n = await context.CallActivityAsync<int>("Add", n);
                return (object?)n;
            }
        );

        var done = await Engine.RunAsync("Five", 10);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
        Assert.Equal(15, done.ReadOutputAs<int>());
        Assert.Equal(10, done.ReadInputAs<int>());
        Assert.Equal([10, 11, 12, 13, 14], calls);
    }

    [Fact]
    public async Task Two_thousand_activities_run_in_parallel_and_all_come_back()
    {
        Engine.Activity<int, int>("Double", n => n * 2);
        Engine.Orchestrator(
            "Fan",
            async context =>
            {
                var all = Enumerable.Range(0, 2000).Select(n => context.CallActivityAsync<int>("Double", n));
                return (object?)(await Task.WhenAll(all)).Sum();
            }
        );

        Assert.Equal(1999 * 2000, (await Engine.RunAsync("Fan")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task An_orchestrator_that_never_awaits_completes()
    {
        Engine.Orchestrator("Plain", _ => Task.FromResult<object?>("there"));

        Assert.Equal("there", (await Engine.RunAsync("Plain")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_orchestrator_that_throws_fails_with_every_layer_of_the_reason()
    {
        Engine.Orchestrator(
            "Throws",
            Task<object?> (_) => throw new InvalidOperationException("outer", new ArgumentException("inner"))
        );

        var failed = await Engine.RunAsync("Throws");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Equal(typeof(InvalidOperationException).FullName, failed.FailureDetails!.ErrorType);
        Assert.Equal("outer", failed.FailureDetails.ErrorMessage);
        Assert.Equal("inner", failed.FailureDetails.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task Generations_of_one_moment_do_not_share_their_guids()
    {
        Engine.Orchestrator(
            "Guids",
            context =>
            {
                var seen = context.GetInput<List<Guid>>()!;
                seen.Add(context.NewGuid());
                if (seen.Count < 3)
                    context.ContinueAsNew(seen);
                return Task.FromResult<object?>(seen);
            }
        );

        var guids = (await Engine.RunAsync("Guids", new List<Guid>())).ReadOutputAs<List<Guid>>()!;

        Assert.Equal(3, guids.Distinct().Count());
    }

    [Fact]
    public async Task The_same_guids_and_times_come_back_on_replay()
    {
        Engine.Activity<string, string>("Echo", text => text);
        Engine.Orchestrator(
            "Guids",
            async context =>
            {
                var first = (context.NewGuid(), context.NewGuid(), context.CurrentUtcDateTime);
                await context.CallActivityAsync<string>("Echo", "a");
                var told = await context.CallActivityAsync<string>("Echo", first.ToString());
                await context.WaitForExternalEvent<string>("go");
                return (object?)(told == first.ToString() && first.Item1 != first.Item2);
            }
        );
        var id = await Engine.StartAsync("Guids");
        await Engine.ReopenAsync();

        await Engine.RaiseAsync(id, "go");

        Assert.True((await Engine.GetAsync(id)).ReadOutputAs<bool>());
    }
}

public sealed class OrchestratingLive() : Orchestrating(Live);

public sealed class OrchestratingReplayed() : Orchestrating(Replayed);
