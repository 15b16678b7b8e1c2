using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Delivery.Benchmarks;

/// <summary>A bare Kestrel that inserts the body of each order into SQLite and does nothing else.</summary>
internal static class BareIntake
{
    /// <param name="measure">Posts orders; its figure is given back.</param>
    public static async Task<double> RunAsync(Func<HttpClient, Task<double>> measure)
    {
        var folder = Directory.CreateTempSubdirectory("delivery-bare-");
        try
        {
            return await RunAsync(Path.Combine(folder.FullName, "bare.db"), measure);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> RunAsync(string file, Func<HttpClient, Task<double>> measure)
    {
        await using var database = new SqliteConnection($"Data Source={file}");
        await database.OpenAsync();
        Execute(database, "PRAGMA journal_mode=WAL; CREATE TABLE Orders(Id INTEGER PRIMARY KEY, Body TEXT NOT NULL)");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:7393");
        var gate = new SemaphoreSlim(1);
        app.MapPost("/api/orders", (HttpRequest request) => InsertAsync(request, database, gate));
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:7393/") };
        return await measure(http);
    }

    private static async Task<IResult> InsertAsync(HttpRequest request, SqliteConnection database, SemaphoreSlim gate)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        await gate.WaitAsync();
        try
        {
            using var command = database.CreateCommand();
            command.CommandText = "INSERT INTO Orders(Body) VALUES($body)";
            command.Parameters.AddWithValue("$body", body);
            command.ExecuteNonQuery();
            return Results.Created();
        }
        finally
        {
            gate.Release();
        }
    }

    private static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
