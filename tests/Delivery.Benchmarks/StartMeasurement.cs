using System.Diagnostics;

namespace Delivery.Benchmarks;

/// <summary>From the process's start to its first answer, on a fresh folder and again on the same one.</summary>
public static class StartMeasurement
{
    public static async Task<Measurement> TakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("delivery-start-").FullName;
        try
        {
            var fresh = await StartAsync(folder);
            var again = await StartAsync(folder);
            return new Measurement(
                "start to first answer, fresh folder",
                $"{fresh:0.00} s",
                $"{again:0.00} s on the same folder",
                $"{fresh / again:0.0}"
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> StartAsync(string folder)
    {
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Delivery.Local.dll"),
                "--urls",
                "http://127.0.0.1:7391",
                "--data",
                folder,
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var said = process.StandardOutput.ReadToEndAsync();
        using var http = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:7391/") };
        while (!await AnswersAsync(http))
            await Task.Delay(10);
        var seconds = watch.Elapsed.TotalSeconds;
        process.Kill();
        await process.WaitForExitAsync();
        await said;
        return seconds;
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("sign-in");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
