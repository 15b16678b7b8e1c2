using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Conduct.Asking;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>A change that staff agree to, and all that follows from it.</summary>
public sealed class ChangeTests
{
    [Fact]
    public async Task An_approved_move_changes_lesson_and_calendars_and_everybody_is_told()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();

        var change = await town.AskAsync($"{course}-02", Move("2026-09-29T14:00"));
        Assert.Equal($"{course}-C01", change);
        Assert.Contains("请决定：清荷街道 太极拳第2节改时间", await town.SubjectsAsync("shenhe@example.cn"));
        await town.ApproveAsync(change);

        var lesson = await town.LessonAsync(course, 2);
        Assert.StartsWith("2026-09-29T14:00", lesson.GetProperty("start").GetString(), StringComparison.Ordinal);
        foreach (var address in new[] { "lin@example.cn", "zhou@example.cn", Town.MailOf("T01") })
        {
            var notice = await town.MailAsync(address, "更改告示：太极拳第2节改时间（清荷街道）");
            Assert.Contains("改到 9月29日（周二）14:00—15:30", notice.Text, StringComparison.Ordinal);
        }

        var calendar = await town.CalendarAsync(course);
        Assert.Contains("DTSTART:20260929T060000Z", calendar, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_teachers_old_hour_is_free_again_and_the_new_one_is_taken()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.ApproveAsync(await town.AskAsync($"{course}-01", Move("2026-09-22T09:30")));

        var atTheOldHour = await town.CourseAsync("2026-09-21T09:30");
        await town.AnswerAsync(atTheOldHour, "T01", "accept");
        var atTheNewHour = await town.CourseAsync("2026-09-22T09:30");

        Assert.Equal("Confirmed", await town.StageAsync(atTheOldHour));
        Assert.Equal("Unmatched", await town.StageAsync(atTheNewHour));
    }

    [Fact]
    public async Task Where_the_teacher_is_busy_nothing_is_approved_and_nothing_stays_held()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        await town.ConfirmedCourseAsync("T01", "2026-09-23T09:30");
        // The first of the two would be free, the second is not.
        var change = await town.AskAsync(
            $"{course}-01",
            new
            {
                kind = "move",
                start = "2026-09-23T10:00:00+08:00",
                reason = "场地停电",
            }
        );

        var refusal = await town.RefusalAsync($"/api/changes/{change}/decision", new { decision = "approve" });

        Assert.Equal("422 change.teacher-busy 王T01老师在新的时间已有别的课或来不及赶到，不能同意", refusal);
        var lesson = await town.LessonAsync(course, 1);
        Assert.StartsWith("2026-09-21T09:30", lesson.GetProperty("start").GetString(), StringComparison.Ordinal);
        await town.RejectAsync(change, "老师没有空");
        var later = await town.ConfirmedCourseAsync("T01", "2026-09-23T14:00");
        Assert.Equal("Confirmed", await town.StageAsync(later));
    }

    [Fact]
    public async Task Another_venue_holds_from_the_lesson_on()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30", "2026-10-12T09:30");

        var change = await town.AskAsync(
            $"{course}-02",
            new
            {
                kind = "venue",
                venue = new { name = "清荷社区学校", address = "黄浦区清荷路9号" },
                reason = "装修",
            }
        );
        await town.ApproveAsync(change);

        var calendar = await town.CalendarAsync(course);
        Assert.Equal(2, calendar.Split("清荷社区学校").Length - 1);
        await town.App.MoveToAsync("2026-09-26T09:01");
        var reminder = await town.MailAsync("zhou@example.cn", "9月28日");
        Assert.Contains("清荷路9号", reminder.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_remaining_lessons_move_by_the_same_time()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30", "2026-10-12T09:30");

        await town.ApproveAsync(
            await town.AskAsync(
                $"{course}-02",
                new
                {
                    kind = "remaining",
                    start = "2026-09-29T14:00:00+08:00",
                    reason = "街镇活动",
                }
            )
        );

        var starts = (await town.GetAsync($"/api/courses/{course}"))
            .GetProperty("lessons")
            .EnumerateArray()
            .Select(lesson => lesson.GetProperty("start").GetString()![..16]);
        Assert.Equal(["2026-09-21T09:30", "2026-09-29T14:00", "2026-10-13T14:00"], starts);
    }

    [Fact]
    public async Task Two_people_who_decide_at_once_decide_once()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        var change = await town.AskAsync($"{course}-01", Move("2026-09-22T14:00"));

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(one =>
                    town.App.Http.PostAsync(
                        $"/api/changes/{change}/decision",
                        new StringContent(
                            one % 2 == 0 ? """{"decision":"approve"}""" : """{"decision":"reject","comment":"不行"}""",
                            null,
                            "application/json"
                        )
                    )
                )
        );

        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        Assert.All(
            answers.Where(answer => !answer.IsSuccessStatusCode),
            answer => Assert.Equal(409, (int)answer.StatusCode)
        );
        await town.App.IdleAsync();
        // Whoever won, one hour is taken and the other is free.
        var won = (await town.LessonAsync(course, 1)).GetProperty("start").GetString()!;
        var free = won.StartsWith("2026-09-22", StringComparison.Ordinal) ? "2026-09-21T09:30" : "2026-09-22T14:00";
        Assert.Equal("Confirmed", await town.StageAsync(await town.ConfirmedCourseAsync("T01", free)));
    }
}
