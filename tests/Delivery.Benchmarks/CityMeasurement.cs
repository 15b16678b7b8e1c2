using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Delivery.Benchmarks;

/// <summary>The command <c>city --streets 20</c> as its users call it: lessons per second, and peak memory; beside it a city half the size.</summary>
public static partial class CityMeasurement
{
    public static async Task<IReadOnlyList<Measurement>> TakeAsync()
    {
        var (half, whole) = (await PlayAsync(10), await PlayAsync(20));
        return
        [
            new Measurement(
                "city --streets 20",
                $"{whole.LessonsPerSecond:0} lessons/s",
                $"{half.LessonsPerSecond:0} lessons/s with 10 streets",
                $"{half.LessonsPerSecond / whole.LessonsPerSecond:0.0} ×"
            ),
            new Measurement(
                "its peak memory",
                $"{whole.PeakMemory:0} MB",
                $"{half.PeakMemory:0} MB with 10 streets",
                $"{whole.PeakMemory / half.PeakMemory:0.0} ×"
            ),
        ];
    }

    private static async Task<(double LessonsPerSecond, double PeakMemory)> PlayAsync(int streets)
    {
        var folder = Directory.CreateTempSubdirectory("delivery-city-").FullName;
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Delivery.Local.dll"),
                "city",
                "--season",
                "2026-autumn",
                "--streets",
                $"{streets}",
                "--out",
                folder,
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        var summary = Summary().Match(said);
        return process.ExitCode == 0 && summary.Success
            ? (Number(summary, "rate"), Number(summary, "memory"))
            : throw new InvalidOperationException($"The city did not end well: {said}");
    }

    private static double Number(Match match, string name) =>
        double.Parse(match.Groups[name].Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\((?<rate>[0-9,]+) lessons/s\), peak memory (?<memory>[0-9,]+) MB",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Summary();
}
