using Delivery.Functions.Ordering.Chasing;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>One mail a working day and person with what is open and due; what stays open reaches staff.</summary>
public sealed class ChasingTests
{
    private const string Street = "zhou@example.cn";
    private const string Orders = "lin@example.cn";
    private const string Staff = "shenhe@example.cn";
    private const string Venue = "今天要办的1件事：太极拳开课准备：确认场地、张贴海报、与老师联系一次";
    private const string Undone = "1个街镇有1件事逾期没有办";

    [Fact]
    public async Task What_is_due_comes_once_each_working_day_until_it_is_done()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();

        await town.App.MoveToAsync("2026-09-13T12:00");
        Assert.Equal(0, await CountAsync(town, Street, Venue));
        await town.App.MoveToAsync("2026-09-14T12:00");
        Assert.Equal(1, await CountAsync(town, Street, Venue));
        await town.App.MoveToAsync("2026-09-15T12:00");
        Assert.Equal(2, await CountAsync(town, Street, Venue));
        var mail = await town.MailAsync(Street, Venue);
        Assert.Contains("9月16日（周三）24:00截止", mail.Text, StringComparison.Ordinal);

        await town.PutAsync(
            $"/api/courses/{course}/preparation",
            new { venueConfirmed = true, announcementPosted = true }
        );
        await town.App.MoveToAsync("2026-09-16T12:00");

        Assert.Equal(2, await CountAsync(town, Street, Venue));
        Assert.Equal(0, await CountAsync(town, Orders, Venue));
        await town.App.MoveToAsync("2026-09-18T12:00");
        Assert.Equal(0, await CountAsync(town, Staff, Undone));
    }

    [Fact]
    public async Task What_is_late_for_two_working_days_is_told_to_staff_once()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.ConfirmedCourseAsync();

        await town.App.MoveToAsync("2026-09-17T12:00");
        Assert.Equal(0, await CountAsync(town, Staff, Undone));
        await town.App.MoveToAsync("2026-09-18T12:00");
        Assert.Equal(1, await CountAsync(town, Staff, Undone));
        var told = await town.MailAsync(Staff, Undone);
        Assert.Contains(
            "清荷街道：太极拳开课准备：确认场地、张贴海报、与老师联系一次（应在 9月16日（周三）24:00 前）",
            told.Text,
            StringComparison.Ordinal
        );
        await town.App.MoveToAsync("2026-09-19T12:00");

        Assert.Equal(1, await CountAsync(town, Staff, Undone));
    }

    [Fact]
    public async Task A_returned_order_goes_to_whoever_files_orders_and_nothing_to_a_street_with_nothing_open()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var order = await town.FileAsync();
        await town.SendAsync($"/api/orders/{order}/decision", new { decision = "return", comment = "请说明场地" });

        await town.App.MoveToAsync("2026-09-20T12:00");

        // On the two mornings up to the last day of filing it with its lessons, and before the first lesson, when it lapses.
        Assert.Equal(3, await CountAsync(town, Orders, "今天要办的1件事：补充太极拳的订单"));
        Assert.Equal(0, await CountAsync(town, Street, "今天要办的1件事：补充太极拳的订单"));
    }

    [Fact]
    public async Task Each_item_leads_to_the_page_where_it_is_done()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();

        await town.App.MoveToAsync("2026-09-14T12:00");

        var mail = await town.MailAsync(Street, Venue);
        Assert.Contains(mail.Links, link => link.EndsWith($"/orders/{course}#preparation", StringComparison.Ordinal));
        Assert.Contains($"/orders/{course}#preparation", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_first_morning_the_headcount_is_asked_for_by_the_lessons_own_letter_alone()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");

        await town.App.MoveToAsync("2026-09-22T12:00");
        Assert.Single(
            await town.SubjectsAsync(Street),
            one => one.StartsWith("请填到课人数", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(await DigestsAsync(town), IsOfHeadcount);
        await town.App.MoveToAsync("2026-09-23T12:00");

        Assert.Single(await DigestsAsync(town), IsOfHeadcount);
    }

    [Fact]
    public async Task Of_a_street_with_nothing_under_way_little_is_read()
    {
        await using var town = await Town.StartAsync(teachers: 1);

        await town.App.MoveToAsync("2026-09-14T12:00");

        var work = town.App.Host.Tally.All.Single(one => one.Name == nameof(SendDigests)).Work;
        Assert.True(work.Count >= 9);
        // The calendar and the registers now and then, the trainings, one read of the street's year, and two months of lessons.
        Assert.InRange(work.Requests / (double)work.Count, 1, 7);
    }

    private static bool IsOfHeadcount(string text) =>
        text.Contains("填写9月21日（周一）太极拳的到课人数", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> DigestsAsync(Town town) =>
        [
            .. (await town.App.MailAsync(Street))
                .Where(mail => mail.Subject.StartsWith("今天要办的", StringComparison.Ordinal))
                .Select(mail => mail.Text!),
        ];

    private static async Task<int> CountAsync(Town town, string to, string subject) =>
        (await town.SubjectsAsync(to)).Count(one => one == subject);
}
