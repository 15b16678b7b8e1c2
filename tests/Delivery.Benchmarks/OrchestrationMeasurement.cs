namespace Delivery.Benchmarks;

/// <summary>Orchestrations of five sequential activities, durable on disk; beside it, one activity each.</summary>
public static class OrchestrationMeasurement
{
    private const int Instances = 5_000;

    public static async Task<Measurement> TakeAsync()
    {
        await DurableRun.TimeAsync(500, 5);
        var five = Instances / (await DurableRun.TimeAsync(Instances, 5)).TotalSeconds;
        var one = Instances / (await DurableRun.TimeAsync(Instances, 1)).TotalSeconds;
        return new Measurement(
            "orchestrations of five sequential activities",
            $"{five:0} /s",
            $"{one:0} /s with one activity",
            $"{one / five:0.0} ×"
        );
    }
}
