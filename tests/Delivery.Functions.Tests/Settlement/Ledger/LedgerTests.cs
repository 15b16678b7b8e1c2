using System.Net;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Ledger;

public sealed class LedgerTests
{
    private const string Page = "/staff/streets/A1/ledger/2026";

    [Fact]
    public async Task Every_movement_stands_in_the_ledger_and_a_quiet_night_tells_nobody()
    {
        await using var month = await PaidAsync();
        await month.App.MoveToAsync("2026-11-03T08:00");

        var page = await month.App.Http.GetStringAsync(Page);
        Assert.Contains("支出", page, StringComparison.Ordinal);
        Assert.Contains("待发", page, StringComparison.Ordinal);
        Assert.Contains("9,500.00", page, StringComparison.Ordinal);
        Assert.DoesNotContain("账目不符", page, StringComparison.Ordinal);
        Assert.Equal(0, await month.MailsAsync("caiwu", "账目不符"));
        var report = await month.App.Services.GetRequiredService<LedgerDrifts>().LastAsync();
        Assert.Equal((2, 0), (report!.Streets, report.Drifts.Count));
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");
        Assert.Contains("9,500.00", await street.GetStringAsync("/street/ledger/2026"), StringComparison.Ordinal);
        Assert.Contains("/street/ledger/2026", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await street.GetAsync(Page)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await month.App.Http.GetAsync("/staff/streets/ZZ/ledger/2026")).StatusCode
        );
    }

    [Fact]
    public async Task A_head_that_is_not_the_sum_of_its_entries_is_told_and_shown_and_left_as_it_is()
    {
        await using var month = await PaidAsync();
        var years = month.App.Services.GetRequiredService<StreetYears>();
        var head = (await years.HeadAsync("A1", 2026))!;
        var wrong = head.Value with { Spent = head.Value.Spent + 1 };
        await years.Table.TryCommitAsync([StreetYears.Put(StreetYears.Partition("A1", 2026), head, wrong)]);

        await month.App.MoveToAsync("2026-11-03T08:00");

        Assert.InRange(await month.MailsAsync("caiwu", "街镇配额账目不符：1 处"), 1, 20);
        Assert.Contains(
            "应为500.00元，实为501.00元",
            await month.App.Http.GetStringAsync(Page),
            StringComparison.Ordinal
        );
        var home = await month.App.Http.GetStringAsync("/staff");
        Assert.Contains("街镇配额账目不符", home, StringComparison.Ordinal);
        Assert.Contains(Page, home, StringComparison.Ordinal);
        Assert.Equal(501m, (await years.HeadAsync("A1", 2026))!.Value.Spent);
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");
        var own = await street.GetStringAsync("/street/ledger/2026");
        Assert.Contains("协会已经知道", own, StringComparison.Ordinal);
        Assert.DoesNotContain("501.00", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_closed_by_an_older_version_is_taken_into_the_statements_before_it_is_proved()
    {
        await using var month = await PaidAsync();
        foreach (var partition in new[] { "street|A1|2026", "teacher|T1|2026" })
            await month.App.Services.GetRequiredService<Settlements>().Table.DeleteEntityAsync(partition, "2026-09");
        Assert.DoesNotContain(
            "500.00",
            await month.App.Http.GetStringAsync("/staff/streets/A1/year/2026"),
            StringComparison.Ordinal
        );

        await month.App.MoveToAsync("2026-11-03T08:00");

        Assert.Contains(
            "500.00",
            await month.App.Http.GetStringAsync("/staff/streets/A1/year/2026"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "500.00",
            await month.App.Http.GetStringAsync("/staff/teachers/T1/year/2026"),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await month.MailsAsync("caiwu", "账目不符"));
    }

    [Fact]
    public async Task A_run_that_was_approved_before_its_pay_was_set_aside_is_booked_all_the_same()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1, reserved: 250);
        await month.AddLessonAsync("A1", 1, 2, reserved: 250);
        await ReserveAsync(month, 500);
        await month.ReachAsync("Approved");
        await ForgetHoldAsync(month);

        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        await month.App.MoveToAsync("2026-11-03T08:00");

        Assert.Equal("Paid", await month.StageAsync());
        var ledger = await month.App.Services.GetRequiredService<StreetYears>().LedgerAsync("A1", 2026);
        Assert.Equal((500m, 0m), (ledger.Head.Spent, ledger.Head.Reserved));
        Assert.Equal((500m, 0m), (ledger.Quota.Spent, ledger.Quota.Reserved));
        Assert.All(ledger.Quota.Entries, entry => Assert.Equal(0, entry.Held));
        Assert.Empty((await month.App.Services.GetRequiredService<LedgerDrifts>().LastAsync())!.Drifts);
    }

    private static async Task ReserveAsync(PayMonth month, decimal yuan)
    {
        var years = month.App.Services.GetRequiredService<StreetYears>();
        var read = await ReadQuota.OfAsync(years, "A1", 2026);
        var entry = read.Quota.Reserve("A1-2026-001", yuan, month.App.Now).Value;
        Assert.True(await years.Table.TryCommitAsync(read.Book(entry)));
    }

    // As the ledger was before an approval booked anything.
    private static async Task ForgetHoldAsync(PayMonth month)
    {
        var years = month.App.Services.GetRequiredService<StreetYears>();
        var read = await ReadQuota.OfAsync(years, "A1", 2026);
        var hold = Assert.Single(read.Quota.Entries, entry => entry.Kind == QuotaKinds.Hold);
        var head = read.Head!.Value with { Reserved = read.Head.Value.Reserved - hold.Reserved };
        var partition = StreetYears.Partition("A1", 2026);
        var row = StreetYears.RowOf("A1", 2026, hold).RowKey;
        Assert.True(
            await years.Table.TryCommitAsync([
                StreetYears.Put(partition, read.Head, head),
                TableRows.Delete(partition, row),
            ])
        );
    }

    private static async Task<PayMonth> PaidAsync()
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("A1", 1, 2);
        await month.ReachAsync("Approved");
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        await month.App.IdleAsync();
        return month;
    }
}
