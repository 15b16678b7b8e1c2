using System.Diagnostics;
using LocalFunctions.Durable;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;

namespace Delivery.Benchmarks;

/// <summary>The durable engine alone, on a file of its own that is gone with it.</summary>
public sealed class DurableRun : IAsyncDisposable
{
    private static readonly LocalFunctions.Durable.Activity Step = new(
        "Step",
        typeof(int),
        (input, _, _) => Task.FromResult<object?>((int)input! + 1)
    );

    private readonly string? folder;
    private readonly DurableEngine engine;

    private DurableRun(
        string within,
        Func<TaskOrchestrationContext, Task<object?>> life,
        DurableOptions? options,
        bool isOwn
    )
    {
        folder = isOwn ? within : null;
        engine = DurableEngine.Open(
            Path.Combine(within, "durable.db"),
            [new Orchestrator("Life", life)],
            [Step],
            TimeProvider.System,
            NullLoggerFactory.Instance,
            options
        );
        engine.Start();
    }

    /// <summary>So many activities, one after another, in each of so many instances.</summary>
    public static async Task<TimeSpan> TimeAsync(int instances, int activities, DurableOptions? options = null)
    {
        await using var run = Of(context => ChainAsync(context, activities), options);
        return await run.StartAsync(instances);
    }

    /// <summary>An engine of one orchestrator.</summary>
    public static DurableRun Of(Func<TaskOrchestrationContext, Task<object?>> life, DurableOptions? options = null) =>
        new(Directory.CreateTempSubdirectory("delivery-durable-").FullName, life, options, isOwn: true);

    /// <summary>The same on a folder that stays.</summary>
    public static DurableRun In(string folder, Func<TaskOrchestrationContext, Task<object?>> life) =>
        new(folder, life, options: null, isOwn: false);

    /// <summary>Until nothing is left to do but wait.</summary>
    public async Task<TimeSpan> StartAsync(int instances, object? input = null)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, instances),
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (number, _) =>
                await engine.Client.ScheduleNewOrchestrationInstanceAsync(
                    "Life",
                    input,
                    new StartOrchestrationOptions($"life-{number}"),
                    CancellationToken.None
                )
        );
        await engine.WhenIdleAsync();
        return watch.Elapsed;
    }

    public static async Task<object?> ChainAsync(TaskOrchestrationContext context, int activities)
    {
        var value = 0;
        for (var step = 0; step < activities; step++)
            value = await context.CallActivityAsync<int>("Step", value);
        return value;
    }

    public static async Task<object?> FanOutAsync(TaskOrchestrationContext context, int activities) =>
        (
            await Task.WhenAll(
                Enumerable.Range(0, activities).Select(number => context.CallActivityAsync<int>("Step", number))
            )
        ).Sum();

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }
}
