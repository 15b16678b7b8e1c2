using Delivery.Functions.Tests.Feedback.News;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>Rosters, news and counts of people that a night finds wanting.</summary>
public sealed class DuePaperTests
{
    private const string Page = $"/staff/conduct/{Town.Street}";

    [Fact]
    public async Task A_roster_that_is_not_in_three_working_days_after_the_first_lesson_is_a_violation_once()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-22T09:30");

        await town.App.MoveToAsync("2026-09-25T00:01");
        Assert.Contains("没有违规记录", await PageAsync(town), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-27T04:00");

        Assert.Equal(1, Count(await PageAsync(town), "太极拳的学员名单到9月24日没有交"));
        Assert.Contains("记录了一次违规：学员名单未交（9月24日）", await town.SubjectsAsync("lin@example.cn"));
    }

    [Fact]
    public async Task A_roster_is_due_also_while_another_teacher_is_looked_for()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-29T09:30");
        await town.App.MoveToAsync("2026-09-22T10:00");
        await town.SendAsync($"/api/courses/{course}/drop-out", new { reason = "受伤住院" });
        Assert.Contains(await town.StageAsync(course), (string[])["Matching", "Unmatched"]);

        await town.App.MoveToAsync("2026-09-25T04:00");

        Assert.Equal(1, Count(await PageAsync(town), "太极拳的学员名单到9月24日没有交"));
    }

    [Fact]
    public async Task News_that_is_not_in_on_its_last_day_is_a_violation_and_sent_in_time_is_none()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await NewsTown.OverAsync(town);

        await town.App.MoveToAsync("2026-09-29T20:00");
        Assert.DoesNotContain("配送新闻到", await PageAsync(town), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-10-09T04:00");

        Assert.Equal(1, Count(await PageAsync(town), "太极拳的配送新闻到9月29日没有交"));
    }

    [Fact]
    public async Task Too_few_people_by_the_months_feedback_are_a_violation_though_nobody_counted_before()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-10-08T10:00");
        var ratings = new
        {
            teaching = 5,
            punctuality = 4,
            organisation = 3,
        };
        await town.PutAsync(
            $"/api/feedback/2026-09/{Town.Street}",
            new
            {
                lessons = new[]
                {
                    new
                    {
                        lessonId = $"{course}-01",
                        delivered = true,
                        headcount = 9,
                        ratings,
                    },
                },
            }
        );
        Assert.DoesNotContain("到课9人", await PageAsync(town), StringComparison.Ordinal);

        await town.App.MoveToAsync("2026-10-10T04:00");

        Assert.Equal(1, Count(await PageAsync(town), "太极拳第1节（9月21日）到课9人，少于20人"));
    }

    [Fact]
    public async Task A_violation_that_is_not_there_cannot_be_taken_back()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        using var refused = await NewsTown.PostAsync(
            town,
            $"{Page}/void",
            ("violationId", "20260901-9"),
            ("reason", "记错了")
        );

        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains(
            "没有找到这条违规记录，请刷新页面",
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    private static Task<string> PageAsync(Town town) => town.App.Http.GetStringAsync(Page);

    private static int Count(string page, string text) => page.Split(text).Length - 1;
}
