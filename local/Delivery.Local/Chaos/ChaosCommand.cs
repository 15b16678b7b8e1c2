using System.Diagnostics;

namespace Delivery.Local.Chaos;

/// <summary>The command <c>city --chaos</c>: small seasons, each decided by its seed, two at a time.</summary>
public static class ChaosCommand
{
    public const string Name = "--chaos";
    private const string Usage = "用法：city --chaos [--seed 数字 | --seeds 1..300] [--trace 文件]";

    /// <returns>0 when every sum of every seed holds; 1 when one is broken; 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (Parse(args) is not var (seeds, trace))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }
        var watch = Stopwatch.StartNew();
        var bad = 0;
        await Parallel.ForEachAsync(
            seeds,
            new ParallelOptions { MaxDegreeOfParallelism = trace is null ? Environment.ProcessorCount : 1 },
            async (seed, _) =>
            {
                await using var copy = trace is null ? null : new StreamWriter(trace);
                var result = await ChaosSeason.PlayAsync(seed, copy);
                Interlocked.Add(ref bad, result.Broken.Count > 0 ? 1 : 0);
                Console.WriteLine(result);
            }
        );
        Console.WriteLine($"{seeds.Count} seeds, {bad} broken, {watch.Elapsed.TotalSeconds / seeds.Count:0.00} s each");
        return bad == 0 ? 0 : 1;
    }

    private static (IReadOnlyList<int> Seeds, string? Trace)? Parse(IReadOnlyList<string> args)
    {
        var (first, last, trace) = (1, 1, (string?)null);
        for (var at = 0; at < args.Count; at++)
        {
            if (args[at] == Name)
                continue;
            if (at + 1 >= args.Count)
                return null;
            var value = args[++at];
            switch (args[at - 1])
            {
                case "--seed" when int.TryParse(value, out first):
                    last = first;
                    break;
                case "--seeds"
                    when value.Split("..") is [var from, var to]
                        && int.TryParse(from, out first)
                        && int.TryParse(to, out last)
                        && last >= first:
                    break;
                case "--trace":
                    trace = value;
                    break;
                default:
                    return null;
            }
        }
        return ([.. Enumerable.Range(first, last - first + 1)], trace);
    }
}
