using System.Globalization;
using System.Net.Http.Json;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Tests.Settlement.Carried;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Windows;

public sealed class MovedWindowsTests
{
    private const string Changed = "的课，结算日期改了";

    [Fact]
    public async Task Who_has_lessons_in_a_month_hears_once_that_the_calendar_moved_its_windows()
    {
        await using var month = await PayMonth.StartAsync("2026-08-20T20:00");
        await month.AddLessonAsync("A1", 1, 1);
        await month.App.MoveToAsync("2026-08-22T09:00");
        Assert.Equal(0, await month.MailsAsync("T1@", Changed));

        await AlsoOffAsync(month, "2026-10-09");
        await month.App.MoveToAsync("2026-08-24T09:00");

        var mail = Assert.Single(
            await month.App.MailAsync("A1@"),
            one => one.Subject.Contains(Changed, StringComparison.Ordinal)
        );
        Assert.Contains("2026年9月", mail.Subject, StringComparison.Ordinal);
        Assert.Matches("10月1日—1[0-9]日（原为10月1日—9日）", mail.Text);
        Assert.DoesNotContain("老师核对", mail.Text, StringComparison.Ordinal);
        var teacher = Assert.Single(
            await month.App.MailAsync("T1@"),
            one => one.Subject.Contains(Changed, StringComparison.Ordinal)
        );
        Assert.Contains("老师核对", teacher.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("街镇反馈", teacher.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await month.MailsAsync("B2@", Changed), await month.MailsAsync("T2@", Changed)));
        Assert.Contains(
            "改过，原为10月1日—9日",
            await month.TextAsync("/staff/settlements/windows/2026"),
            StringComparison.Ordinal
        );
        await month.App.MoveToAsync("2026-08-26T09:00");
        Assert.Equal((1, 1), (await month.MailsAsync("A1@", Changed), await month.MailsAsync("T1@", Changed)));

        // As if nothing had been noted of the letters; and the calendar changes once more.
        var told = month.App.Services.GetRequiredService<ToldWindows>();
        var row = (await told.OfAsync(PayMonth.September, PayMonth.September))[PayMonth.September];
        Assert.True(await told.PutAsync(row.Value with { Now = row.Value.Was!, Was = null, Times = 0 }, row.ETag));
        foreach (var day in new[] { "2026-10-12", "2026-10-13", "2026-10-14" })
            await AlsoOffAsync(month, day);
        await month.App.MoveToAsync("2026-08-28T09:00");
        Assert.Equal((2, 2), (await month.MailsAsync("A1@", Changed), await month.MailsAsync("T1@", Changed)));
    }

    private static async Task AlsoOffAsync(PayMonth month, string day)
    {
        var calendars = month.App.Services.GetRequiredService<Calendars>();
        var year = (await calendars.Years.FindAsync("2026"))!.Value;
        var off = year.Off.Append(DateOnly.Parse(day, CultureInfo.InvariantCulture));
        await PayMonth.OkAsync(month.App.Http.PutAsJsonAsync("/api/calendar/2026", new { off, work = year.Work }));
    }
}
