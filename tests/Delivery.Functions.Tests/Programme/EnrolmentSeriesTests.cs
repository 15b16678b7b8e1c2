using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Enrolling;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Programme;

/// <summary>Staff see how enrolments go from week to week, also when the people are long forgotten.</summary>
public sealed class EnrolmentSeriesTests
{
    [Fact]
    public async Task Each_week_is_counted_by_district_until_it_is_over_and_its_last_count_stays()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 3, "2026-09-21T09:30", "2026-09-28T09:30");
        await town.EnrolAsync(course, 1);
        var leaving = await town.EnrolAsync(course, 2);
        await town.App.MoveToAsync("2026-09-27T23:00");
        await town.CancelAsync(leaving);
        await town.App.MoveToAsync("2026-09-29T23:00");

        Assert.Equal(["2026-W39 黄浦区 1 2/3", "2026-W40 黄浦区 1 1/3"], await LinesAsync());
        var page = await town.App.Http.GetStringAsync("/staff/programmes/2026-W40");
        Assert.Contains("每周报名情况", page, StringComparison.Ordinal);
        Assert.Contains("data-label=\"9月21日—27日\" class=\"num\"><div><b>2</b>", page, StringComparison.Ordinal);
        Assert.Contains("data-label=\"9月28日—10月4日\" class=\"num\"><div><b>1</b>", page, StringComparison.Ordinal);
        var lines = (await town.App.Http.GetStringAsync("/staff/programmes/2026-W40/enrolments.csv")).Split("\r\n");
        Assert.EndsWith("周,周一,区,课程,已报名,名额", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            ["2026-W39,2026-09-21,黄浦区,1,2,3", "2026-W40,2026-09-28,黄浦区,1,1,3"],
            lines.Where(line => line.StartsWith("2026-", StringComparison.Ordinal))
        );
        using var closed = await town.App.Anonymous.GetAsync("/staff/programmes/2026-W40/enrolments.csv");
        Assert.Equal(401, (int)closed.StatusCode);

        // The course has one person less by now.
        Assert.Contains(
            "data-label=\"已报名\" class=\"num\"><div>2</div>",
            await town.App.Http.GetStringAsync("/staff/programmes/2026-W39"),
            StringComparison.Ordinal
        );

        async Task<string[]> LinesAsync() =>
            [
                .. from week in await town
                    .App.Services.GetRequiredService<EnrolmentCounts>()
                    .BetweenAsync(new Week(2026, 30), new Week(2026, 53))
                from one in week.Districts
                select $"{week.Week} {one.District} {one.Courses} {one.Taken}/{one.Places}",
            ];
    }

    [Fact]
    public async Task Weeks_beyond_the_asked_ones_are_not_read()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var counts = town.App.Services.GetRequiredService<EnrolmentCounts>();
        foreach (var number in new[] { 30, 31, 32, 33 })
            await counts.PutAsync(new WeekEnrolments(new Week(2026, number), [new("徐汇区", 1, number, 60)]));
        Assert.Equal(
            [31, 32],
            (await counts.BetweenAsync(new Week(2026, 31), new Week(2026, 32))).Select(week => week.Taken)
        );
    }
}
