using Azure.Data.Tables;
using Delivery.Functions.Settlement.Payout;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>While a month is still open, who was paid is told from time to time.</summary>
public sealed class TellPaidTests
{
    private const string Paid = "课酬已发放";

    [Fact]
    public async Task Whoever_cannot_be_told_keeps_nobody_else_from_hearing_and_is_told_once_it_can_be()
    {
        await using var month = await PayMonth.StartAsync();
        await month.PutTeacherAsync("T3", "陆远航");
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("A1", 2, 1, "T2");
        await month.AddLessonAsync("A1", 3, 1, "T3");
        await month.ReachAsync("Approved");
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true), ("T2", true)));
        var tell = month.App.Services.GetRequiredService<TellPaid>();
        var registers = month.App.Services.GetRequiredService<DeliveryTables>().Registers;
        var teacher = (await registers.GetEntityAsync<TableEntity>("teachers", "T1")).Value;
        await registers.DeleteEntityAsync("teachers", "T1");

        var failed = await Assert.ThrowsAsync<RunStoppedException>(() => tell.RunAsync(PayMonth.September));
        await month.App.IdleAsync();

        Assert.Contains("2026-09-T1", failed.Message, StringComparison.Ordinal);
        Assert.Equal(0, await month.MailsAsync("T1@", Paid));
        Assert.Equal(1, await month.MailsAsync("T2@", Paid));
        var kept = (await month.App.Services.GetRequiredService<Settlements>().PayslipsAsync(PayMonth.September))
            .Where(one => one.Value.ToldPaidOn is not null)
            .Select(one => one.Value.Payslip.TeacherId);
        Assert.Equal(["T2"], kept);

        await registers.AddEntityAsync(teacher);
        foreach (var _ in new[] { 1, 2 })
            await tell.RunAsync(PayMonth.September);
        await month.App.IdleAsync();
        foreach (var one in new[] { "T1@", "T2@" })
            Assert.Equal(1, await month.MailsAsync(one, Paid));
        Assert.Equal(0, await month.MailsAsync("T3@", Paid));
    }
}
