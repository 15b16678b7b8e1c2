using System.Diagnostics;
using Azure.Data.Tables;
using LocalFunctions.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Delivery.Benchmarks;

/// <summary>From the process's start to its first answer, on a fresh folder and again on the same one.</summary>
public static class StartMeasurement
{
    private const int OldInstances = 50_000;

    public static async Task<IReadOnlyList<Measurement>> TakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("delivery-start-").FullName;
        try
        {
            var fresh = await StartAsync(folder);
            var again = await StartAsync(folder);
            await FillAsync(folder);
            var full = await StartAsync(folder);
            return
            [
                new Measurement(
                    "start to first answer, fresh folder",
                    $"{fresh:0.00} s",
                    $"{again:0.00} s on the same folder",
                    $"{fresh / again:0.0}"
                ),
                new Measurement(
                    $"… on a folder of {Bytes(folder) / 1e9:0.0} GB",
                    $"{full:0.00} s",
                    $"{fresh:0.00} s on a fresh one",
                    $"{full / fresh:0.0}"
                ),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A few seasons' worth: orchestrations that have ended, and rows beside them.
    private static async Task FillAsync(string folder)
    {
        await using (var run = DurableRun.In(folder, context => DurableRun.ChainAsync(context, 1)))
            await run.StartAsync(OldInstances, new string('课', 3000));
        await using var storage = EmbeddedStorage.Open(
            Path.Combine(folder, "storage"),
            new Uri("http://127.0.0.1/storage/"),
            TimeProvider.System,
            NullLoggerFactory.Instance
        );
        var table = storage.Tables.GetTableClient("Old");
        await table.CreateIfNotExistsAsync();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, OldInstances / 100),
            async (partition, cancellation) =>
                await table.SubmitTransactionAsync(
                    Enumerable.Range(0, 100).Select(row => Old(partition, row)),
                    cancellation
                )
        );
    }

    private static TableTransactionAction Old(int partition, int row) =>
        new(
            TableTransactionActionType.Add,
            new TableEntity($"p{partition}", $"r{row:000}") { ["Text"] = new string('程', 3000) }
        );

    private static long Bytes(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

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
