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

        Assert.Equal(1, await CountAsync(town, Orders, "今天要办的1件事：补充太极拳的订单"));
        Assert.Equal(0, await CountAsync(town, Street, "今天要办的1件事：补充太极拳的订单"));
    }

    private static async Task<int> CountAsync(Town town, string to, string subject) =>
        (await town.SubjectsAsync(to)).Count(one => one == subject);
}
