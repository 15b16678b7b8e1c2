using System.Globalization;
using LocalFunctions.Durable;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalFunctions.Tests.Durable;

/// <summary>
/// Orchestrations that use everything, and a ledger of every run of an activity. Each load tells the counter once.
/// </summary>
internal sealed class CrashLoad(string folder, int run)
{
    public const string Counter = "counter";
    private readonly Ledger ledger = new(Path.Combine(folder, "activities.txt"));

    public static string LedgerOf(string folder) => Path.Combine(folder, "activities.txt");

    public DurableEngine Open(DurableOptions options)
    {
        var engine = DurableEngine.Open(
            Path.Combine(folder, "durable.db"),
            [new("Load", LoadAsync), new("Half", HalfAsync), new("Counter", CountAsync)],
            [new("Note", typeof(string), NoteAsync)],
            TimeProvider.System,
            NullLoggerFactory.Instance,
            options
        );
        engine.Start();
        return engine;
    }

    private static async Task<object?> LoadAsync(TaskOrchestrationContext context)
    {
        var sum = 0;
        for (var i = 0; i < 3; i++)
            sum += await context.CallActivityAsync<int>("Note", $"s{i}");
        sum += (
            await Task.WhenAll(Enumerable.Range(0, 4).Select(i => context.CallActivityAsync<int>("Note", $"p{i}")))
        ).Sum();
        await context.CreateTimer(TimeSpan.FromMilliseconds(3), CancellationToken.None);
        sum += await context.CallSubOrchestratorAsync<int>(
            "Half",
            1,
            new SubOrchestrationOptions(instanceId: context.InstanceId + "-half")
        );
        context.SendEvent(Counter, "told", context.InstanceId);
        return sum;
    }

    private static async Task<object?> HalfAsync(TaskOrchestrationContext context)
    {
        var generation = context.GetInput<int>();
        var sum = await context.CallActivityAsync<int>("Note", $"h{generation}");
        if (generation < 3)
            context.ContinueAsNew(generation + 1);
        return sum;
    }

    private static async Task<object?> CountAsync(TaskOrchestrationContext context)
    {
        var told = context.GetInput<List<string>>() ?? [];
        for (var i = 0; i < 5; i++)
        {
            told.Add(await context.WaitForExternalEvent<string>("told"));
            context.SetCustomStatus(told.Count);
        }
        context.ContinueAsNew(told);
        return null;
    }

    private async Task<object?> NoteAsync(object? input, string instance, CancellationToken closing)
    {
        await Task.Yield();
        ledger.Write(string.Create(CultureInfo.InvariantCulture, $"{run} {instance} {input}"));
        return 1;
    }
}
