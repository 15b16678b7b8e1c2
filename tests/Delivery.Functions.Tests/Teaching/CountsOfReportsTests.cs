using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching;

/// <summary>A headcount that the street gives only in its monthly report is the lesson's.</summary>
public sealed class CountsOfReportsTests
{
    [Fact]
    public async Task A_count_of_the_report_is_on_the_course_and_a_low_one_is_told()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await HeldAsync(town);
        Assert.Contains("填写9月28日（周一）太极拳的到课人数", await HomeAsync(town), StringComparison.Ordinal);

        await ReportAsync(town, course, 12, 25);

        Assert.Equal((12, 25), await CountsAsync(town, course));
        Assert.DoesNotContain("的到课人数", await HomeAsync(town), StringComparison.Ordinal);
        Assert.Single(
            await town.App.MailAsync("shenhe@example.cn"),
            mail => mail.Subject.StartsWith("到课人数不足", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_later_report_corrects_what_came_from_an_earlier_one()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await HeldAsync(town);
        await ReportAsync(town, course, 12, 25);

        await ReportAsync(town, course, 21, 25);

        Assert.Equal((21, 25), await CountsAsync(town, course));
    }

    [Fact]
    public async Task What_the_street_said_of_the_lesson_itself_stays()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await HeldAsync(town);
        await town.PutAsync($"/api/lessons/{course}-01/attendance", new { headcount = 30 });

        await ReportAsync(town, course, 28, 25);

        Assert.Equal((30, 25), await CountsAsync(town, course));
    }

    private static async Task<string> HeldAsync(Town town)
    {
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        await town.App.MoveToAsync("2026-10-02T09:00");
        return course;
    }

    private static async Task ReportAsync(Town town, string course, params int[] counts)
    {
        await town.PutAsync(
            $"/api/feedback/2026-09/{Town.Street}",
            new
            {
                lessons = counts.Select(
                    (count, at) =>
                        new
                        {
                            lessonId = $"{course}-{at + 1:00}",
                            delivered = true,
                            headcount = count,
                            ratings = new
                            {
                                teaching = 5,
                                punctuality = 5,
                                organisation = 5,
                            },
                        }
                ),
            }
        );
        await town.App.IdleAsync();
    }

    private static async Task<(int, int)> CountsAsync(Town town, string course)
    {
        var lessons = (await town.GetAsync($"/api/courses/{course}")).GetProperty("lessons");
        return (lessons[0].GetProperty("headcount").GetInt32(), lessons[1].GetProperty("headcount").GetInt32());
    }

    private static async Task<string> HomeAsync(Town town)
    {
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        return await street.GetStringAsync("/street");
    }
}
