using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Delivery.Functions.Operation;
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
        Assert.Contains(files, file => IsOf(file, "2026-10-10", "Registers-0000"));
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
        Assert.DoesNotContain(files, file => file.StartsWith("2026-10-10/", StringComparison.Ordinal));
        Assert.Contains(files, file => IsOf(file, "2026-10-17", "Registers-0000"));
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
    public async Task Two_exports_of_a_day_never_write_over_each_other()
    {
        await using var host = await city.OpenAsync("backup-twice");
        await NightAsync(host);
        var backups = host.Services.GetRequiredService<Backups>();
        var first = await backups.LastByAsync(host.Clock.Now);
        var second = await host.Services.GetRequiredService<ExportTables>().RunAsync();

        Assert.Equal(first!.Day, second.Day);
        Assert.NotEqual(first.Folder, second.Folder);
        var lines = await backups.ReadAsync(first, backups.CipherOf(first), ExportTables.FileOf("Registers", 0));
        Assert.Equal(first.Rows["Registers"], lines.Count);
    }

    [Fact]
    public async Task An_export_that_died_is_begun_again_and_its_age_is_read()
    {
        await using var host = await city.OpenAsync("backup-died");
        await NightAsync(host);
        var (backups, age) = (host.Services.GetRequiredService<Backups>(), Age(host));
        Assert.InRange(await age(), 0, 1);
        await host.Mover.AdvanceAsync(TimeSpan.FromHours(23));
        var container = host.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(Backups.Container);
        // As if the next night's run had died before its end.
        await host.Mover.AdvanceAsync(TimeSpan.FromHours(2));
        await foreach (var blob in container.GetBlobsAsync())
            if (IsOf(blob.Name, "2026-10-11", "manifest.json"))
                await container.GetBlobClient(blob.Name).DeleteAsync();
        Assert.InRange(await age(), BackupTimer.HoursUntilMissed, 26);

        await host.Timers.Find(nameof(BackupTimer.CatchUpBackup))!.RunNowAsync();

        Assert.Equal(0, await age());
        Assert.Equal(host.Clock.Now, (await backups.LastByAsync(host.Clock.Now))!.At);
        await host.Timers.Find(nameof(BackupTimer.CatchUpBackup))!.RunNowAsync();
        Assert.Equal(
            2,
            await container
                .GetBlobsAsync()
                .CountAsync(blob => blob.Name.EndsWith("/manifest.json", StringComparison.Ordinal))
        );
    }

    private static Func<Task<double>> Age(FunctionsHost host) =>
        host.Services.GetRequiredService<HealthReadings>().BackupAgeAsync;

    private static bool IsOf(string file, string day, string name) =>
        file.StartsWith(day + "/", StringComparison.Ordinal) && file.EndsWith("/" + name, StringComparison.Ordinal);

    private static Task NightAsync(FunctionsHost host) =>
        host.Mover.MoveToAsync(DateTimeOffset.Parse("2026-10-10T03:30:00+08:00"));

    private static async Task RestoreAsync(HttpClient http, object body)
    {
        using var answer = await http.PostAsJsonAsync("/api/backups/restore", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
