using LocalFunctions.Durable;

namespace Delivery.Benchmarks;

/// <summary>What replay costs as a history grows: each step with the instance kept in memory, beside each step replayed from the file.</summary>
public static class ReplayMeasurement
{
    public static async Task<IReadOnlyList<Measurement>> TakeAsync()
    {
        var lines = new List<Measurement>();
        foreach (var length in (int[])[10, 100, 300, 1000])
        {
            var kept = (await DurableRun.TimeAsync(1, length)).TotalMilliseconds / length;
            var replayed =
                (await DurableRun.TimeAsync(1, length, new DurableOptions { CachedInstances = 0 })).TotalMilliseconds
                / length;
            lines.Add(
                new Measurement(
                    $"one step, history of {length} activities",
                    $"{kept:0.00} ms kept in memory",
                    $"{replayed:0.00} ms replayed",
                    $"{replayed / kept:0.0} ×"
                )
            );
        }

        return lines;
    }
}
