namespace Delivery.Benchmarks;

/// <summary>The durable engine on disk: many short orchestrations, very many, one long, one wide, and many that only wait.</summary>
public static class OrchestrationMeasurement
{
    private const int Few = 5_000;
    private const int Many = 100_000;

    public static async Task<IReadOnlyList<Measurement>> TakeAsync()
    {
        await DurableRun.TimeAsync(500, 5);
        var five = Few / (await DurableRun.TimeAsync(Few, 5)).TotalSeconds;
        var one = Few / (await DurableRun.TimeAsync(Few, 1)).TotalSeconds;
        var many = Many / (await DurableRun.TimeAsync(Many, 5)).TotalSeconds;
        return
        [
            new Measurement(
                "orchestrations of five sequential activities, durable on disk (survives a kill)",
                $"{five:N0} /s",
                $"{one:N0} /s with one activity",
                $"{one / five:0.0}"
            ),
            new Measurement("… 100,000 of them", $"{many:N0} /s", $"{five:N0} /s when 5,000", $"{five / many:0.0}"),
            await WideAsync(five),
            await WaitingAsync(),
        ];
    }

    private static async Task<Measurement> WideAsync(double five)
    {
        const int Activities = 10_000;
        await using var run = DurableRun.Of(context => DurableRun.FanOutAsync(context, Activities));
        var rate = Activities / (await run.StartAsync(1)).TotalSeconds;
        return new Measurement(
            "fan-out of 10,000 activities from one orchestration",
            $"{rate:N0} activities/s",
            $"{five * 5:N0} /s in many short ones",
            $"{five * 5 / rate:0.0}"
        );
    }

    private static async Task<Measurement> WaitingAsync()
    {
        await using var run = DurableRun.Of(context => context.WaitForExternalEvent<object?>("Never"));
        var before = Held();
        await run.StartAsync(10_000);
        var some = Held() - before;
        await using var all = DurableRun.Of(context => context.WaitForExternalEvent<object?>("Never"));
        before = Held();
        await all.StartAsync(Many);
        var held = Held() - before;
        return new Measurement(
            "memory held by 100,000 waiting instances",
            $"{held / 1e6:0} MB",
            $"{some / 1e6:0} MB by 10,000",
            $"{(double)held / some:0.0}"
        );
    }

    private static long Held() => GC.GetTotalMemory(forceFullCollection: true);
}
