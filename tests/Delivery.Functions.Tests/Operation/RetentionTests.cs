using Delivery.Domain.Calendar;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow.Retention;
using LocalFunctions.Hosting;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Operation;

/// <summary>What has been kept long enough goes, what has not stays, and staff read how much went.</summary>
public sealed class RetentionTests(SampleCity city) : IClassFixture<SampleCity>
{
    // A sixteenth of the mails is looked through a night.
    private static readonly TimeSpan SixteenNights = TimeSpan.FromDays(16);

    [Fact]
    public async Task A_month_after_a_month_is_set_what_is_older_is_gone()
    {
        await using var host = await city.OpenAsync("retention");
        using var http = SampleCity.ClientOf(host);
        foreach (var name in (string[])["mail-months", "media-months", "register-history-months", "instance-months"])
            await SampleCity.PutAsync(
                http,
                $"/api/settings/{name}",
                new
                {
                    value = "1",
                    from = "2026-10-09",
                    reason = "试行",
                }
            );
        var before = await CountsAsync(host);
        await host.Mover.AdvanceAsync(SixteenNights);
        var after = await CountsAsync(host);

        // Each photo lies there as it came and in two sizes.
        Assert.Equal(3 * 8, before.AugustMedia);
        Assert.Equal(0, after.AugustMedia);
        Assert.Equal(before.OctoberMedia, after.OctoberMedia);
        Assert.NotEqual(0, before.OctoberMedia);
        Assert.NotEqual(0, before.OldMails);
        Assert.Equal(0, after.OldMails);
        Assert.NotEqual(0, before.Histories);
        Assert.Equal(0, after.Histories);
        Assert.NotNull(before.AugustLesson);
        Assert.Null(after.AugustLesson);
        Assert.NotNull(after.AutumnCourse);
        await ReportsAsync(http);
    }

    [Fact]
    public async Task The_history_of_every_register_goes()
    {
        await using var host = await city.OpenAsync("retention-registers");
        var tables = host.Services.GetRequiredService<DeliveryTables>();
        string[] registers =
        [
            .. (string[])["streets", "teachers", "disciplines", "seasons", "calendar"],
            .. (string[])["channels", "webhooks", "fee-norms", "tax-tables", "agreement-texts"],
        ];
        var (old, young) = (host.Clock.Now.AddMonths(-7), host.Clock.Now.AddDays(-1));
        foreach (var register in registers)
        foreach (var at in new[] { old, young })
            await tables.Registers.UpsertEntityAsync(Row.Of(register, CommandRows.HistoryKey("X1", at), "before"));

        var expiring = host.Services.GetRequiredService<ExpiredHistories>().Expiring;
        var durable = host.Services.GetRequiredService<DurableTaskClient>();
        await expiring.DeleteAsync(ShanghaiTime.DateOf(host.Clock.Now).AddMonths(-6), durable);

        var (from, to) = CommandRows.HistoryRangeOf("X1");
        foreach (var register in registers)
            Assert.Equal([CommandRows.HistoryKey("X1", young)], await tables.Registers.KeysAsync(register, from, to));
    }

    private static async Task ReportsAsync(HttpClient http)
    {
        var page = await http.GetStringAsync("/staff/retention");
        Assert.Contains("上课的照片和视频 8条", page, StringComparison.Ordinal);
        Assert.Contains("1个月", page, StringComparison.Ordinal);
        Assert.Contains("没有到期的", page, StringComparison.Ordinal);
        var audit = await http.GetStringAsync("/staff/audit?day=2026-10-10&act=retention.delete");
        Assert.Contains("上课的照片和视频8条", audit, StringComparison.Ordinal);
    }

    private sealed record Counts(
        int AugustMedia,
        int OctoberMedia,
        int OldMails,
        int Histories,
        OrchestrationMetadata? AugustLesson,
        OrchestrationMetadata? AutumnCourse
    );

    private static async Task<Counts> CountsAsync(FunctionsHost host)
    {
        var tables = host.Services.GetRequiredService<DeliveryTables>();
        var blobs = host.Services.GetRequiredService<DeliveryBlobs>();
        var durable = host.Services.GetRequiredService<DurableTaskClient>();
        var media = await blobs.Media.GetBlobsAsync().Select(blob => blob.Name).ToListAsync();
        var september9 = DateTimeOffset.Parse("2026-09-09T00:00:00+08:00");
        return new Counts(
            media.Count(name => name.StartsWith("FQ02-2026-001", StringComparison.Ordinal))
                + media.Count(name => name.StartsWith("HT04-2026-001", StringComparison.Ordinal))
                + media.Count(name => name.StartsWith("QH01-2026-001", StringComparison.Ordinal)),
            media.Count(name => name.StartsWith("YS03-2026-001/YS03-2026-001-04", StringComparison.Ordinal)),
            await tables
                .Mail.WithPrefixAsync<OutgoingMail>(MailPlace.Partition, MailPlace.Prefix)
                .CountAsync(mail => mail.Value.At < september9),
            (await tables.Registers.KeysAsync("teachers", "!history|", "!history}")).Count,
            await durable.GetInstanceAsync("lesson-QH01-2026-001-01"),
            await durable.GetInstanceAsync("course-YS03-2026-001")
        );
    }
}
