using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using LocalFunctions.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Delivery.Benchmarks;

/// <summary>The embedded storage's calls straight and, beside them, as requests answered in the process, one caller alternating.</summary>
public static class StraightMeasurement
{
    private const int Rounds = 5;
    private const int Calls = 2_000;
    private const int Partitions = 20;

    // As the app's rows are: a value as JSON, about a kilobyte of it.
    private static readonly string Data =
        $$"""{"Title":"八段锦与养生茶道","Street":"清荷街道","Notes":"{{new string('课', 200)}}","Lessons":[{{string.Join(',', Enumerable.Repeat("{\"Stage\":\"Planned\"}", 12))}}]}""";

    private static int inserted;

    public static async Task<IReadOnlyList<Measurement>> TakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("delivery-straight-").FullName;
        try
        {
            await using var storage = EmbeddedStorage.Open(
                folder,
                new Uri("http://127.0.0.1/storage/"),
                TimeProvider.System,
                NullLoggerFactory.Instance
            );
            return await CompareAsync(
                await TableAsync(storage.Tables, "Straight"),
                await TableAsync(storage.TablesByRest, "ByRest")
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<Measurement>> CompareAsync(TableClient straight, TableClient byRest)
    {
        (string What, int Calls, Func<TableClient, int, Task> Act)[] all =
        [
            ("a row read by key", Calls, ReadAsync),
            ("a row inserted", Calls, InsertAsync),
            ("four rows put in one batch", Calls / 2, BatchAsync),
            ("a hundred rows of a partition", Calls / 20, RangeAsync),
        ];
        var lines = new List<Measurement>();
        foreach (var (what, calls, act) in all)
        {
            var (fast, slow) = (new Cost(), new Cost());
            for (var round = 0; round <= Rounds; round++)
            {
                var (one, other) = (await TakeAsync(straight, calls, act), await TakeAsync(byRest, calls, act));
                // The first round is for the compiler.
                if (round > 0)
                    (fast, slow) = (fast.Least(one), slow.Least(other));
            }
            lines.Add(new Measurement($"{what}, straight", $"{fast}", $"{slow} by REST", $"{slow.Over(fast)}"));
        }
        return lines;
    }

    private static async Task<Cost> TakeAsync(TableClient table, int calls, Func<TableClient, int, Task> act)
    {
        var (allocated, watch) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
        for (var call = 0; call < calls; call++)
            await act(table, call);
        var took = watch.Elapsed;
        return new Cost(took / calls, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / calls);
    }

    private static async Task<TableClient> TableAsync(TableServiceClient tables, string name)
    {
        var table = tables.GetTableClient(name);
        await table.CreateAsync();
        for (var partition = 0; partition < Partitions; partition++)
            await table.SubmitTransactionAsync(
                Enumerable
                    .Range(0, 100)
                    .Select(row => new TableTransactionAction(TableTransactionActionType.Add, Row(partition, row)))
            );
        return table;
    }

    private static Task ReadAsync(TableClient table, int call) =>
        table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(call), KeyOf(call % 100));

    private static Task InsertAsync(TableClient table, int call) =>
        table.AddEntityAsync(new TableEntity("new", KeyOf(inserted++)) { ["Stage"] = "Planned", ["Data"] = Data });

    private static Task BatchAsync(TableClient table, int call) =>
        table.SubmitTransactionAsync(
            Enumerable
                .Range(call % 25 * 4, 4)
                .Select(row => new TableTransactionAction(
                    TableTransactionActionType.UpsertReplace,
                    Row(call % Partitions, row)
                ))
        );

    private static async Task RangeAsync(TableClient table, int call)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {PartitionOf(call)} and RowKey ge {""} and RowKey lt {"x"}"
        );
        await foreach (var _ in table.QueryAsync<TableEntity>(filter)) { }
    }

    private static TableEntity Row(int partition, int row) =>
        new(PartitionOf(partition), KeyOf(row)) { ["Stage"] = "Planned", ["Data"] = Data };

    private static string PartitionOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"course-{number % Partitions:0000}");

    private static string KeyOf(int number) => string.Create(CultureInfo.InvariantCulture, $"lesson|{number:000000}");

    /// <summary>Of one call.</summary>
    private sealed record Cost(TimeSpan Time, long Bytes)
    {
        public Cost()
            : this(TimeSpan.MaxValue, long.MaxValue) { }

        // On a shared machine the least is what disturbs least.
        public Cost Least(Cost other) => new(Time < other.Time ? Time : other.Time, Math.Min(Bytes, other.Bytes));

        public string Over(Cost other) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Time / other.Time:0.0} × the time, {Bytes / (double)other.Bytes:0.0} × the bytes"
            );

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Time.TotalMicroseconds:0.0} µs, {Bytes / 1024.0:0.0} KiB");
    }
}
