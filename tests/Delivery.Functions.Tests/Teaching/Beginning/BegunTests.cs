using Delivery.Functions.Tests.Matching;
using Xunit;
using static Delivery.Functions.Tests.Teaching.Beginning.BegunTown;

namespace Delivery.Functions.Tests.Teaching.Beginning;

/// <summary>The hours around a lesson: a last reminder, and the question whether it has begun.</summary>
public sealed class BegunTests
{
    [Fact]
    public async Task Both_are_reminded_once_more_two_hours_before()
    {
        await using var town = await StartAsync();
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");

        await town.App.MoveToAsync("2026-09-21T07:29");
        Assert.DoesNotContain(Soon, await town.SubjectsAsync(Zhou));
        await town.App.MoveToAsync("2026-09-21T09:29");

        Assert.Single(await town.SubjectsAsync(Zhou), subject => subject == Soon);
        Assert.Single(await town.SubjectsAsync(Town.MailOf("T01")), subject => subject == Soon);
    }

    [Fact]
    public async Task Both_are_asked_a_quarter_after_the_start_and_staff_see_who_is_silent()
    {
        await using var town = await StartAsync();
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-21T09:44");
        Assert.DoesNotContain(Asked, await town.SubjectsAsync(Zhou));

        await town.App.MoveToAsync("2026-09-21T09:46");

        Assert.Contains(Asked, await town.SubjectsAsync(Zhou));
        Assert.Contains(Asked, await town.SubjectsAsync(Town.MailOf("T01")));
        Assert.Contains("问一声是否开始了：清荷街道太极拳第1节", await town.App.Http.GetStringAsync("/staff"));
        var list = await town.App.Http.GetStringAsync("/staff/begun");
        Assert.Contains("还没有答复", list, StringComparison.Ordinal);
        Assert.Contains("周二", list, StringComparison.Ordinal);
        // The day is over: nobody is to telephone any more.
        await town.App.MoveToAsync("2026-09-22T00:10");
        Assert.DoesNotContain(
            "问一声是否开始了",
            await town.App.Http.GetStringAsync("/staff"),
            StringComparison.Ordinal
        );
        Assert.Contains("还没有答复", await town.App.Http.GetStringAsync("/staff/begun?day=2026-09-21"));
    }

    [Fact]
    public async Task Nobody_is_asked_of_a_lesson_that_shows_life()
    {
        await using var town = await StartAsync();
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-22T09:30", "2026-09-23T09:30");
        await town.App.MoveToAsync("2026-09-21T09:35");
        await town.PutAsync($"/api/lessons/{course}-01/attendance", new { headcount = 26 });
        await town.App.MoveToAsync("2026-09-22T09:35");
        using var photo = await Upload.PhotoAsync(town, $"{course}-02");
        await town.App.MoveToAsync("2026-09-23T09:35");
        await town.SendAsync(
            $"/api/lessons/{course}-03/check-in",
            new { present = Array.Empty<string>(), walkIns = 12 }
        );

        await town.App.MoveToAsync("2026-09-23T12:00");

        Assert.DoesNotContain(
            await town.SubjectsAsync(Zhou),
            subject => subject.StartsWith("课开始了吗", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Neither_is_sent_where_the_settings_say_so()
    {
        await using var town = await StartAsync(
            ("Delivery:Teaching:ReminderHoursBefore", "0"),
            ("Delivery:Teaching:BegunAfterMinutes", "0")
        );
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");

        await town.App.MoveToAsync("2026-09-21T12:00");

        var subjects = await town.SubjectsAsync(Zhou);
        Assert.DoesNotContain(Soon, subjects);
        Assert.DoesNotContain(Asked, subjects);
        Assert.Contains("这一天没有要问的课", await town.App.Http.GetStringAsync("/staff/begun"));
    }
}
