using System.Text.Json;
using CsCheck;
using Grpc.Core;
using LocalFunctions.Durable;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public sealed class AnyOrchestration
{
    private static readonly DurableOptions Live = new();
    private static readonly DurableOptions Replayed = new() { CachedInstances = 0 };
    private static readonly DurableOptions Cramped = new() { CachedInstances = 1 };

    [Fact]
    public Task Ends_the_same_kept_alive_replayed_at_each_step_and_closed_and_opened_on_the_way() =>
        Gen.Select(RandomProgram.Any(2), Gen.Int[0, 100].List[0, 12])
            .SampleAsync(
                async (steps, turns) =>
                {
                    var alive = await RunAsync(Live, steps, turns, reopen: false);
                    Assert.Equal(alive, await RunAsync(Replayed, steps, turns, reopen: false));
                    Assert.Equal(alive, await RunAsync(Cramped, steps, turns, reopen: false));
                    Assert.Equal(alive, await RunAsync(Live, steps, turns, reopen: true));
                },
                iter: 30,
                threads: 1,
                print: made => JsonSerializer.Serialize(made.Item1) + JsonSerializer.Serialize(made.Item2)
            );

    /// <summary>
    /// The world around it is decided by the turns: an event for the instance, or time passing to the next timer.
    /// In the end everything that may still be waited for is given.
    /// </summary>
    private static async Task<string> RunAsync(
        DurableOptions options,
        List<RandomProgram> steps,
        List<int> turns,
        bool reopen
    )
    {
        await using var engine = new TestEngine(options);
        engine.Orchestrator("Random", RandomProgram.RunAsync);
        engine.Activity<int, int>("Double", n => n * 2);
        engine.Activity<int, int>("Fail", n => throw new InvalidOperationException($"always, at {n}"));
        await engine.StartAsync("Random", new RandomProgram.State(steps, []), id: "one");
        foreach (var turn in turns)
        {
            if (reopen)
                await engine.ReopenAsync();
            if (turn % 3 == 0)
                await engine.MoveAsync(engine.Engine.NextTimer ?? engine.Clock.Now);
            else
                await RaiseAsync(engine, "one", RandomProgram.Names[turn % 2], turn);
        }
        await FinishAsync(engine, reopen);
        return await OutcomeAsync(engine);
    }

    // A short program may have ended before its last turn.
    private static async Task RaiseAsync(TestEngine engine, string id, string name, int payload)
    {
        try
        {
            await engine.RaiseAsync(id, name, payload);
        }
        catch (RpcException ended) when (ended.StatusCode == StatusCode.FailedPrecondition)
        {
            Assert.NotEqual(OrchestrationRuntimeStatus.Running, (await engine.GetAsync(id)).RuntimeStatus);
        }
    }

    private static async Task FinishAsync(TestEngine engine, bool reopen)
    {
        for (var round = 0; round < 200; round++)
        {
            var running = engine
                .Engine.Instances(new InstanceFilter(Statuses: [OrchestrationRuntimeStatus.Running]))
                .Select(one => one.Id)
                .ToList();
            if (running.Count == 0)
                return;
            if (reopen)
                await engine.ReopenAsync();
            await engine.MoveAsync(TimeSpan.FromHours(6));
            foreach (var id in running)
            foreach (var name in RandomProgram.Names)
                await RaiseAsync(engine, id, name, round);
        }
    }

    private static async Task<string> OutcomeAsync(TestEngine engine)
    {
        var all = engine.Engine.Instances(new InstanceFilter());
        var outcomes = new List<string>();
        foreach (var one in all.OrderBy(one => one.Id, StringComparer.Ordinal))
        {
            var end = await engine.GetAsync(one.Id);
            outcomes.Add($"{one.Id} {end.RuntimeStatus} {end.SerializedCustomStatus} {end.SerializedOutput}");
            Assert.True(end.RuntimeStatus == OrchestrationRuntimeStatus.Completed, $"{one} {end.FailureDetails}");
        }
        return string.Join('\n', outcomes);
    }
}
