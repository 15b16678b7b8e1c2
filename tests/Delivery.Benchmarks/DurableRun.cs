using System.Diagnostics;
using Delivery.Local.Durable;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;

namespace Delivery.Benchmarks;

/// <summary>The durable engine alone, on a file of its own.</summary>
public static class DurableRun
{
    private static readonly Delivery.Local.Durable.Activity Step = new(
        "Step",
        typeof(int),
        (input, _, _) => Task.FromResult<object?>((int)input! + 1)
    );

    /// <summary>So many activities, one after another, in each of so many instances.</summary>
    public static async Task<TimeSpan> TimeAsync(int instances, int activities, DurableOptions? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("delivery-durable-").FullName;
        var chain = new Orchestrator("Chain", context => ChainAsync(context, activities));
        await using (
            var engine = DurableEngine.Open(
                Path.Combine(folder, "durable.db"),
                [chain],
                [Step],
                TimeProvider.System,
                NullLoggerFactory.Instance,
                options
            )
        )
        {
            engine.Start();
            var watch = Stopwatch.StartNew();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, instances),
                new ParallelOptions { MaxDegreeOfParallelism = 64 },
                async (number, _) =>
                    await engine.Client.ScheduleNewOrchestrationInstanceAsync(
                        "Chain",
                        0,
                        new StartOrchestrationOptions($"chain-{number}"),
                        CancellationToken.None
                    )
            );
            await engine.WhenIdleAsync();
            return watch.Elapsed;
        }
    }

    private static async Task<object?> ChainAsync(TaskOrchestrationContext context, int activities)
    {
        var value = 0;
        for (var step = 0; step < activities; step++)
            value = await context.CallActivityAsync<int>("Step", value);
        return value;
    }
}
