using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Settlement;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Past;

/// <summary>A teacher looks back: what was given, who came, and what was paid.</summary>
public sealed class PastLessonsTests
{
    [Fact]
    public async Task A_months_lessons_stand_with_their_headcount_and_their_pay()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { });
        await town.App.MoveToAsync("2026-09-22T20:00");
        await town.PutAsync($"/api/lessons/{course}-01/attendance", new { headcount = 27 });
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));

        Assert.Contains("/teacher/lessons", await teacher.GetStringAsync("/teacher"), StringComparison.Ordinal);
        var page = await teacher.GetStringAsync("/teacher/lessons");
        Assert.Contains("太极拳 第1节", page, StringComparison.Ordinal);
        Assert.Contains("27人", page, StringComparison.Ordinal);
        Assert.Contains("还没有结算", page, StringComparison.Ordinal);
        Assert.DoesNotContain("太极拳 第2节", page, StringComparison.Ordinal);
        var before = await teacher.GetStringAsync("/teacher/lessons?month=2026-08");
        Assert.Contains("这个月没有上过课", before, StringComparison.Ordinal);
        foreach (var none in new[] { "2026-10", "heute" })
            Assert.Equal(404, (int)(await teacher.GetAsync($"/teacher/lessons?month={none}")).StatusCode);
    }

    [Fact]
    public async Task A_lesson_that_was_paid_leads_to_its_line_of_the_payslip()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.App.MoveToAsync("2026-10-02T09:00");
        await town.PutAsync($"/api/feedback/2026-09/{Town.Street}", Report($"{course}-01", $"{course}-02"));
        await town.App.MoveToAsync(PayMonth.FeedbackClosed);
        await town.SendAsync("/api/settlements/2026-09/release", new { });
        await town.App.IdleAsync();
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));

        var page = await teacher.GetStringAsync("/teacher/lessons?month=2026-09");

        Assert.Contains($"/payslips/2026-09-T01#line-{course}-01", page, StringComparison.Ordinal);
        Assert.Contains(
            $"id=\"line-{course}-01\"",
            await teacher.GetStringAsync("/payslips/2026-09-T01"),
            StringComparison.Ordinal
        );
        var home = await teacher.GetStringAsync("/teacher");
        Assert.Contains("核对2026年9月工资单", home, StringComparison.Ordinal);
        Assert.Contains("10月15日（周四）24:00", home, StringComparison.Ordinal);
        await town.App.MoveToAsync(PayMonth.CheckClosed);
        using var later = town.ClientWith(await town.TeacherCookieAsync("T01"));
        Assert.DoesNotContain("核对2026年9月工资单", await later.GetStringAsync("/teacher"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ratings_of_a_month_are_shown_from_three_on_and_only_on_average()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var ratings = town.App.Services.GetRequiredService<TeacherRatings>();
        var september = new Month(2026, 9);
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        await ratings.PutAsync("T01", september, "A1", [new Ratings(5, 4, 3), new Ratings(4, 4, 4)]);
        await ratings.PutAsync("T01", september.Previous, "A1", [new Ratings(1, 1, 1)]);
        Assert.Contains("3次以上评价", await teacher.GetStringAsync("/teacher/lessons"), StringComparison.Ordinal);

        await ratings.PutAsync("T01", september, "B2", [new Ratings(3, 4, 5)]);

        var page = await teacher.GetStringAsync("/teacher/lessons");
        Assert.Contains("次评价的平均", page, StringComparison.Ordinal);
        Assert.DoesNotContain("5.0", page, StringComparison.Ordinal);
    }

    private static object Report(params string[] lessons) =>
        new
        {
            lessons = lessons.Select(lessonId => new
            {
                lessonId,
                delivered = true,
                headcount = 28,
                ratings = new
                {
                    teaching = 5,
                    punctuality = 4,
                    organisation = 5,
                },
            }),
        };

    [Fact]
    public async Task Nobody_but_teachers_sees_it()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Equal(403, (int)(await street.GetAsync("/teacher/lessons")).StatusCode);
        Assert.Equal(401, (int)(await town.App.Anonymous.GetAsync("/teacher/lessons")).StatusCode);
    }
}
