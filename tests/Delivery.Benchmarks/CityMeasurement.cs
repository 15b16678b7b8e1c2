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

    /// <summary>Half the city, the whole, and twice as large (its further streets invented): many minutes, so only on demand.</summary>
    public static async Task<IReadOnlyList<Measurement>> TakeCitiesAsync()
    {
        var half = await PlayAsync(107);
        var cities = new[]
        {
            (Streets: 215, Played: await PlayAsync(215)),
            (Streets: 430, Played: await PlayAsync(430)),
        };
        return
        [
            .. cities.Select(city => new Measurement(
                $"city --streets {city.Streets}",
                city.Played.ToString(),
                $"{half} with 107 streets",
                $"{city.Played.ProcessorPerLesson / half.ProcessorPerLesson:0.00} × a lesson"
            )),
        ];
    }

    private static async Task<Played> PlayAsync(int streets)
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
            ? new Played(
                Number(summary, "lessons"),
                Number(summary, "seconds"),
                Number(summary, "memory"),
                Number(summary, "processor")
            )
            : throw new InvalidOperationException($"The city did not end well: {said}");
    }

    private static double Number(Match match, string name) =>
        double.Parse(match.Groups[name].Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<lessons>[0-9,]+) lessons in (?<seconds>[0-9.]+) s .*, peak memory (?<memory>[0-9,]+) MB, processor (?<processor>[0-9]+) s",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Summary();

    /// <param name="PeakMemory">Megabytes.</param>
    /// <param name="Processor">Seconds, of all cores together.</param>
    private sealed record Played(double Lessons, double Seconds, double PeakMemory, double Processor)
    {
        public double LessonsPerSecond => Lessons / Seconds;

        public double ProcessorPerLesson => Processor / Lessons;

        public override string ToString() =>
            $"{Lessons:N0} lessons in {Seconds:0} s ({Processor:0} s of processor), {PeakMemory:0} MB";
    }
}
