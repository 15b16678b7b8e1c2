using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using LocalFunctions.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Delivery.Benchmarks;

/// <summary>The app's table client over the embedded storage; beside it the same rows in SQLite by hand, with the same promise.</summary>
public static class TableMeasurement
{
    private const int Rows = 20_000;
    private const int Partitions = 200;
    private static readonly ParallelOptions Callers = new() { MaxDegreeOfParallelism = 16 };

    public static async Task<IReadOnlyList<Measurement>> TakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("delivery-tables-").FullName;
        try
        {
            var (insert, read, query) = await TablesAsync(Path.Combine(folder, "warm"));
            (insert, read, query) = await TablesAsync(Path.Combine(folder, "tables"));
            var bare = Bare(Path.Combine(folder, "bare.db"));
            return
            [
                Line("table rows inserted, one at a time", insert, bare.Insert),
                Line("table rows read by key", read, bare.Read),
                Line("rows of a partition listed, 100 at a time", query, bare.Query),
            ];
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Measurement Line(string what, double tables, double bare) =>
        new(what, $"{tables:N0} /s", $"{bare:N0} /s in bare SQLite", $"{bare / tables:0.0}");

    private static async Task<(double Insert, double Read, double Query)> TablesAsync(string folder)
    {
        await using var storage = EmbeddedStorage.Open(
            folder,
            new Uri("http://127.0.0.1/storage/"),
            TimeProvider.System,
            NullLoggerFactory.Instance
        );
        var table = storage.Tables.GetTableClient("Lessons");
        await table.CreateIfNotExistsAsync();
        var insert = await RateAsync(Rows, number => table.AddEntityAsync(Entity(number)));
        var read = await RateAsync(Rows, number => table.GetEntityAsync<TableEntity>(Partition(number), Key(number)));
        var query = await RateAsync(
            Partitions,
            async number =>
            {
                var partition = Partition(number);
                await foreach (var _ in table.QueryAsync<TableEntity>(row => row.PartitionKey == partition)) { }
            }
        );
        return (insert, read, query * Rows / Partitions);
    }

    private static async Task<double> RateAsync(int count, Func<int, Task> act)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), Callers, async (number, _) => await act(number));
        return count / watch.Elapsed.TotalSeconds;
    }

    private static (double Insert, double Read, double Query) Bare(string file)
    {
        using var database = new SqliteConnection($"Data Source={file}");
        database.Open();
        using var setUp = database.CreateCommand();
        setUp.CommandText =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            + "CREATE TABLE Lessons(P TEXT, R TEXT, Body TEXT NOT NULL, PRIMARY KEY (P, R)) WITHOUT ROWID";
        setUp.ExecuteNonQuery();
        return (
            Rate(database, Rows, "INSERT INTO Lessons VALUES ($p, $r, $body)", withBody: true),
            Rate(database, Rows, "SELECT Body FROM Lessons WHERE P = $p AND R = $r AND $body IS NULL"),
            Rate(database, Partitions, "SELECT Body FROM Lessons WHERE P = $p AND $r <> '' AND $body IS NULL")
                * Rows
                / Partitions
        );
    }

    // Each on its own, as each request is: an insert is a transaction, and what is read is parsed.
    private static double Rate(SqliteConnection database, int count, string sql, bool withBody = false)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        var (p, r, body) = (
            command.Parameters.Add("$p", SqliteType.Text),
            command.Parameters.Add("$r", SqliteType.Text),
            command.Parameters.Add("$body", SqliteType.Text)
        );
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < count; number++)
        {
            (p.Value, r.Value) = (Partition(number), Key(number));
            body.Value = withBody ? JsonSerializer.Serialize(Entity(number)) : DBNull.Value;
            using var rows = command.ExecuteReader();
            while (rows.Read())
                JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(rows.GetString(0));
        }
        return count / watch.Elapsed.TotalSeconds;
    }

    private static string Partition(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"course-{number % Partitions:0000}");

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"lesson-{number:00000}");

    private static TableEntity Entity(int number) =>
        new(Partition(number), Key(number))
        {
            ["Start"] = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.FromHours(8)).AddHours(number),
            ["Minutes"] = 60,
            ["Venue"] = "清荷社区文化中心二楼",
            ["Teacher"] = "L04",
            ["Stage"] = "Planned",
        };
}
