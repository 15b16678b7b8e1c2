using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Delivery.Functions.Operation.Backup;
using Delivery.Functions.Storage;
using LocalFunctions.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Operation;

/// <summary>A night's export is sealed, goes after its time, and puts one partition or everything back as it was.</summary>
public sealed class BackupTests(SampleCity city) : IClassFixture<SampleCity>
{
    [Fact]
    public async Task Everything_is_put_back_as_it_was_and_the_sums_hold()
    {
        await using var host = await city.OpenAsync("backup-all");
        using var http = SampleCity.ClientOf(host);
        await NightAsync(host);
        var before = await http.GetStringAsync("/api/settlements/2026-08");
        var quota = await http.GetStringAsync("/api/streets/QH01/quota/2026");
        var tables = host.Services.GetRequiredService<DeliveryTables>();
        await foreach (var row in tables.Settlements.QueryAsync<TableEntity>())
            await tables.Settlements.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        await tables.StreetYears.UpsertEntityAsync(Row.Of("QH01|2026", "entry|wrong", new { amount = 1 }));

        await RestoreAsync(http, new { at = host.Clock.Now, reason = "误删" });

        Assert.Equal(before, await http.GetStringAsync("/api/settlements/2026-08"));
        Assert.Equal(quota, await http.GetStringAsync("/api/streets/QH01/quota/2026"));
        var totals = JsonNode.Parse(before)!["totals"]!;
        Assert.Equal(
            totals["gross"]!.GetValue<decimal>(),
            totals["tax"]!.GetValue<decimal>() + totals["net"]!.GetValue<decimal>()
        );
    }

    [Fact]
    public async Task One_partition_is_put_back_and_the_others_stay_as_they_are()
    {
        await using var host = await city.OpenAsync("backup-one");
        using var http = SampleCity.ClientOf(host);
        await NightAsync(host);
        var tables = host.Services.GetRequiredService<DeliveryTables>();
        await tables.Feedback.UpsertEntityAsync(Row.Of("2026-09", "later", "since"));
        await tables.LessonLists.UpsertEntityAsync(Row.Of("week-2026-W41", "later", "since"));

        await RestoreAsync(
            http,
            new
            {
                at = host.Clock.Now,
                reason = "试一次",
                table = "Feedback",
                partition = "2026-09",
            }
        );

        Assert.Null(await tables.Feedback.FindAsync<string>("2026-09", "later"));
        Assert.NotNull(await tables.LessonLists.FindAsync<string>("week-2026-W41", "later"));
    }

    [Fact]
    public async Task An_export_shows_nobody_and_is_deleted_after_its_time()
    {
        await using var host = await city.OpenAsync("backup-kept");
        using var http = SampleCity.ClientOf(host);
        await NightAsync(host);
        var container = host.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(Backups.Container);
        var files = await container.GetBlobsAsync().Select(blob => blob.Name).ToListAsync();
        Assert.Contains("2026-10-10/Registers-0000", files);
        foreach (var file in files)
        {
            var content = await container.GetBlobClient(file).DownloadContentAsync();
            Assert.DoesNotContain(
                "13800001234",
                Encoding.UTF8.GetString(content.Value.Content),
                StringComparison.Ordinal
            );
        }

        await SampleCity.PutAsync(
            http,
            "/api/settings/backup-days",
            new
            {
                value = "7",
                from = "2026-10-10",
                reason = "试行",
            }
        );
        await host.Mover.AdvanceAsync(TimeSpan.FromDays(8));
        files = await container.GetBlobsAsync().Select(blob => blob.Name).ToListAsync();
        Assert.DoesNotContain("2026-10-10/Registers-0000", files);
        Assert.Contains("2026-10-17/Registers-0000", files);
    }

    [Fact]
    public void A_file_that_was_changed_or_took_anothers_place_does_not_open()
    {
        var cipher = BackupCipher.Fresh();
        var file = cipher.Seal("2026-10-10/Mail-0000", ["one", "two"]);
        Assert.Equal(["one", "two"], cipher.Open("2026-10-10/Mail-0000", file));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Open("2026-10-11/Mail-0000", file));
        file[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => cipher.Open("2026-10-10/Mail-0000", file));
    }

    [Fact]
    public async Task A_restore_says_what_is_missing()
    {
        await using var host = await city.OpenAsync("backup-refused");
        using var http = SampleCity.ClientOf(host);
        var now = host.Clock.Now;
        await RefusedAsync(http, new { at = now, reason = " " }, "restore.reason", "请写明为什么恢复");
        await RefusedAsync(
            http,
            new
            {
                at = now,
                reason = "试",
                table = "Nothing",
            },
            "restore.table",
            "没有这个表"
        );
        await RefusedAsync(http, new { at = now.AddYears(-1), reason = "试" }, "restore.none", "这个时间以前没有备份");
    }

    private static Task NightAsync(FunctionsHost host) =>
        host.Mover.MoveToAsync(DateTimeOffset.Parse("2026-10-10T03:30:00+08:00"));

    private static async Task RestoreAsync(HttpClient http, object body)
    {
        using var answer = await http.PostAsJsonAsync("/api/backups/restore", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task RefusedAsync(HttpClient http, object body, string code, string sentence)
    {
        using var refused = await http.PostAsJsonAsync("/api/backups/restore", body);
        var text = await refused.Content.ReadAsStringAsync();
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains(code, text, StringComparison.Ordinal);
        Assert.Contains(sentence, text, StringComparison.Ordinal);
    }
}
