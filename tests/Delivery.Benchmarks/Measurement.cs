namespace Delivery.Benchmarks;

/// <summary>One line of the table: a figure, what it stands beside in the same run, and how they compare.</summary>
public sealed record Measurement(string What, string Figure, string Beside = "", string Ratio = "");

public static class Machine
{
    public static string Name { get; } =
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30)} GiB, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}";
}
