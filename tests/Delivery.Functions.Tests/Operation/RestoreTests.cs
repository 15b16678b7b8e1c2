using System.Net.Http.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Delivery.Functions.Operation.Backup;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Web;
using Delivery.Local.Restore;
using LocalFunctions.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Operation;

/// <summary>What a restore leaves as it is, what it refuses, and the command that does it while the host does not run.</summary>
public sealed class RestoreTests(SampleCity city) : IClassFixture<SampleCity>
{
    [Fact]
    public async Task What_has_happened_since_has_happened_after_a_restore_of_everything()
    {
        await using var host = await city.OpenAsync("restore-since");
        using var http = SampleCity.ClientOf(host);
        var key = await KeyAsync(http);
        await NightAsync(host);
        var tables = host.Services.GetRequiredService<DeliveryTables>();
        using var revoked = await http.PostAsJsonAsync("/api/integrations/portal/revoke", new { key });
        Assert.True(revoked.IsSuccessStatusCode);
        await tables.Mail.UpsertEntityAsync(Row.Of("outbox", "waiting|since", "waits"));
        await tables.Registers.UpsertEntityAsync(Row.Of(Registers.Erasures, "certificate|since", "erased"));
        await tables.Registers.UpsertEntityAsync(Row.Of("streets", "XX99", "since"));
        var acts = await ActsAsync(tables);

        await RestoreAsync(http, new { at = host.Clock.Now, reason = "误改" });

        Assert.Null(await tables.Registers.FindAsync<string>("streets", "XX99"));
        Assert.NotNull(await tables.Registers.FindAsync<string>(Registers.Erasures, "certificate|since"));
        Assert.NotNull(await tables.Mail.FindAsync<string>("outbox", "waiting|since"));
        Assert.Empty(acts.Except(await ActsAsync(tables)));
        Assert.False(await WorksAsync(host, key));
    }

    [Fact]
    public async Task A_table_that_is_younger_than_the_export_stays_as_it_is()
    {
        await using var host = await city.OpenAsync("restore-younger");
        using var http = SampleCity.ClientOf(host);
        await NightAsync(host);
        var (backups, tables) = (
            host.Services.GetRequiredService<Backups>(),
            host.Services.GetRequiredService<DeliveryTables>()
        );
        var whole = (await backups.LastByAsync(host.Clock.Now))!;
        await backups.FinishAsync(
            whole with
            {
                Files = whole.Files.Where(table => table.Key != "Trainings").ToDictionary(),
                Rows = whole.Rows.Where(table => table.Key != "Trainings").ToDictionary(),
            }
        );
        await tables.Trainings.UpsertEntityAsync(Row.Of("2026", "training|since", "since"));

        await RestoreAsync(http, new { at = host.Clock.Now, reason = "误改" });

        Assert.NotNull(await tables.Trainings.FindAsync<string>("2026", "training|since"));
        await RefusedAsync(
            http,
            Asked(host, "Trainings"),
            "restore.table-since",
            "那份备份里还没有这个表，请写较晚的时间",
            "table"
        );
    }

    [Fact]
    public async Task An_incomplete_export_is_refused_before_a_row_is_written()
    {
        await using var host = await city.OpenAsync("restore-incomplete");
        using var http = SampleCity.ClientOf(host);
        await NightAsync(host);
        var (backups, tables) = (
            host.Services.GetRequiredService<Backups>(),
            host.Services.GetRequiredService<DeliveryTables>()
        );
        var whole = (await backups.LastByAsync(host.Clock.Now))!;
        await tables.Registers.UpsertEntityAsync(Row.Of("streets", "XX99", "since"));
        var rows = new Dictionary<string, int>(whole.Rows) { ["Conduct"] = whole.Rows["Conduct"] + 1 };
        await backups.FinishAsync(whole with { Rows = rows });
        await IncompleteAsync(host, http);
        await backups.FinishAsync(whole);
        var container = host.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(Backups.Container);
        await container.GetBlobClient($"{whole.Folder}/StreetYears-0000").DeleteAsync();
        await IncompleteAsync(host, http);

        Assert.NotNull(await tables.Registers.FindAsync<string>("streets", "XX99"));
        await RestoreAsync(http, Asked(host, "Registers"));
    }

    [Fact]
    public async Task The_same_key_restores_once_and_gives_the_first_answer_again()
    {
        await using var host = await city.OpenAsync("restore-once");
        using var http = SampleCity.ClientOf(host);
        await NightAsync(host);
        var tables = host.Services.GetRequiredService<DeliveryTables>();
        var body = new
        {
            at = host.Clock.Now,
            reason = "误改",
            table = "Registers",
        };
        await tables.Registers.UpsertEntityAsync(Row.Of("streets", "XX98", "since"));
        using var first = await OnceAsync(http, body);
        await tables.Registers.UpsertEntityAsync(Row.Of("streets", "XX99", "since"));

        using var second = await OnceAsync(http, body);
        using var other = await OnceAsync(
            http,
            new
            {
                at = host.Clock.Now,
                reason = "再来",
                table = "Registers",
            }
        );

        Assert.Equal((200, 200, 422), ((int)first.StatusCode, (int)second.StatusCode, (int)other.StatusCode));
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(
            ["idempotency.mismatch 同一个 Idempotency-Key 用于了不同的内容，请换一个"],
            await other.ProblemAsync()
        );
        // What came since stays, though under another key it would go.
        Assert.NotNull(await tables.Registers.FindAsync<string>("streets", "XX99"));
        await RestoreAsync(http, body);
        Assert.Null(await tables.Registers.FindAsync<string>("streets", "XX99"));
    }

    private static Task<HttpResponseMessage> OnceAsync(HttpClient http, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/backups/restore")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Add("Idempotency-Key", "restore-once");
        return http.SendAsync(request);
    }

    [Fact]
    public async Task A_restore_says_what_is_missing()
    {
        await using var host = await city.OpenAsync("restore-refused");
        using var http = SampleCity.ClientOf(host);
        var now = host.Clock.Now;
        await RefusedAsync(http, new { at = now, reason = " " }, "restore.reason", "请写明为什么恢复", "reason");
        await RefusedAsync(http, Asked(host, "Nothing"), "restore.table", "没有这个表，请核对名称", "table");
        await RefusedAsync(
            http,
            new
            {
                at = now,
                reason = "试",
                partition = "2026-09",
            },
            "restore.partition",
            "只恢复一个分区时，请写明它在哪个表里",
            "table"
        );
        await RefusedAsync(
            http,
            new { at = now.AddYears(-1), reason = "试" },
            "restore.none",
            "这个时间以前没有备份，请写较晚的时间",
            "at"
        );
        await NightAsync(host);
        await RefusedAsync(
            http,
            new
            {
                at = host.Clock.Now,
                reason = "试",
                table = "StreetYears",
                partition = "310199999|2026",
            },
            "restore.partition-unknown",
            "表StreetYears里没有分区“310199999|2026”，备份里没有，现在也没有，请核对名称",
            "partition"
        );
    }

    [Fact]
    public async Task The_command_puts_rows_back_while_nothing_else_goes_on()
    {
        string folder;
        await using (var host = await city.OpenAsync("restore-command"))
        {
            folder = host.DataFolder;
            await NightAsync(host);
            var tables = host.Services.GetRequiredService<DeliveryTables>();
            await tables.Feedback.UpsertEntityAsync(Row.Of("2026-09", "later", "since"));
        }

        Assert.Equal((1, "没有这个表，请核对名称"), await RunAsync(folder, "--table", "Nothing"));
        Assert.Equal((1, "只恢复一个分区时，请写明它在哪个表里"), await RunAsync(folder, "--partition", "2026-09"));
        var (code, said) = await RunAsync(folder, "--table", "Feedback", "--partition", "2026-09");
        Assert.Equal(0, code);
        Assert.Contains("写回0行，删去1行", said, StringComparison.Ordinal);
        Assert.Equal((0, said.Replace("删去1行", "删去0行")), await RunAsync(folder, "--table", "Feedback"));
    }

    private static async Task<(int Code, string Said)> RunAsync(string folder, params string[] more)
    {
        using var answers = new StringWriter();
        using var errors = new StringWriter();
        var code = await RestoreCommand.RunAsync(["--data", folder, "--from", "2026-10-10", .. more], answers, errors);
        return (code, (code == 0 ? answers : errors).ToString().Trim());
    }

    private static object Asked(FunctionsHost host, string? table) =>
        new
        {
            at = host.Clock.Now,
            reason = "试",
            table,
        };

    private static Task NightAsync(FunctionsHost host) =>
        host.Mover.MoveToAsync(DateTimeOffset.Parse("2026-10-10T03:30:00+08:00"));

    private static async Task<List<string>> ActsAsync(DeliveryTables tables) =>
        await tables
            .Audit.QueryAsync<TableEntity>()
            .Where(row => !row.RowKey.StartsWith("note|", StringComparison.Ordinal))
            .Select(row => $"{row.PartitionKey}/{row.RowKey}")
            .ToListAsync();

    private static async Task<string> KeyAsync(HttpClient http)
    {
        using var answer = await http.PutAsJsonAsync("/api/integrations/portal", new { scopes = new[] { "reviewer" } });
        return (await answer.Content.ReadFromJsonAsync<Made>())!.Key;
    }

    private static async Task<bool> WorksAsync(FunctionsHost host, string key)
    {
        using var http = host.CreateClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        using var answer = await http.GetAsync("/api/orders");
        return answer.IsSuccessStatusCode;
    }

    private static async Task RestoreAsync(HttpClient http, object body)
    {
        using var answer = await http.PostAsJsonAsync("/api/backups/restore", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task IncompleteAsync(FunctionsHost host, HttpClient http) =>
        RefusedAsync(
            http,
            Asked(host, null),
            "restore.incomplete",
            "这份备份不完整，什么都没有写回；请写更早的时间，用前一份",
            "at"
        );

    private static async Task RefusedAsync(HttpClient http, object body, string code, string sentence, string field)
    {
        using var refused = await http.PostAsJsonAsync("/api/backups/restore", body);
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Equal([$"{code} {sentence} ({field})"], await refused.ProblemAsync());
    }

    private sealed record Made(string Key);
}
