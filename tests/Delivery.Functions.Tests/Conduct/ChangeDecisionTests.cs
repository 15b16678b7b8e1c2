using Delivery.Domain.Matching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Conduct.Asking;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>What staff may decide of a change, when, and what a no leaves as it was.</summary>
public sealed class ChangeDecisionTests
{
    private static readonly object Approve = new { decision = "approve" };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_the_reminder_staff_may_still_agree_or_not(bool agree)
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.App.MoveToAsync("2026-09-17T10:00");
        var change = await town.AskAsync($"{course}-01", Move("2026-09-30T14:00"));
        await town.App.MoveToAsync("2026-09-18T17:01");
        Assert.Single(
            await town.SubjectsAsync("shenhe@example.cn"),
            one => one.Contains("还没有决定：清荷街道 太极拳第1节改时间", StringComparison.Ordinal)
        );

        await (agree ? town.ApproveAsync(change) : town.RejectAsync(change, "通知不到学员"));

        var start = (await town.LessonAsync(course, 1)).GetProperty("start").GetString();
        Assert.StartsWith(agree ? "2026-09-30T14:00" : "2026-09-21T09:30", start, StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-21T09:31");
        Assert.DoesNotContain(
            await town.SubjectsAsync("shenhe@example.cn"),
            one => one.StartsWith("更改申请已失效", StringComparison.Ordinal)
        );
        Assert.Equal(agree ? "Confirmed" : "InDelivery", await town.StageAsync(course));
    }

    [Fact]
    public async Task What_was_asked_before_another_change_touched_its_lesson_is_refused()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        var change = await town.AskAsync($"{course}-02", Move("2026-09-29T14:00"));
        await ChangeLessonAsync(town, course, 2);

        Assert.Equal(
            "409 change.stage 申请以后课程又有变动，请不同意这一份，请对方按现在的时间重新申请",
            await town.RefusalAsync($"/api/changes/{change}/decision", Approve)
        );
    }

    [Fact]
    public async Task While_one_change_is_carried_out_the_next_waits()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        var first = await town.AskAsync($"{course}-01", Move("2026-09-22T14:00"));
        var second = await town.AskAsync($"{course}-02", Move("2026-09-29T14:00"));
        await town.ApproveAsync(first);
        var changes = town.App.Services.GetRequiredService<CourseChanges>();
        var stored = (await changes.FindAsync(first))!;
        await changes.Table.TryCommitAsync([
            TableRows.Replace(CourseChanges.RowOf(stored.Value with { CarriedOut = false }), stored.ETag),
        ]);

        Assert.Equal(
            "409 change.stage 这门课上一个更改正在办理，请过几分钟再试",
            await town.RefusalAsync($"/api/changes/{second}/decision", Approve)
        );
    }

    [Fact]
    public async Task A_cancelled_lesson_takes_no_change_any_more()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        await town.ApproveAsync(await town.AskAsync($"{course}-01", Cancel()));

        var refusal = await town.RefusalAsync($"/api/lessons/{course}-01/changes", Move("2026-09-22T14:00"));

        Assert.StartsWith("409 change.stage 第1节", refusal, StringComparison.Ordinal);
        Assert.EndsWith("，不能再更改", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_approval_lets_go_of_its_own_hours_and_of_no_others()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        await town.ConfirmedCourseAsync("T01", "2026-09-23T09:30");
        var refused = await town.AskAsync($"{course}-01", Move("2026-09-23T10:00"));
        // Another change of the course is being decided at this moment and holds its hour.
        var calendars = town.App.Services.GetRequiredService<TeacherCalendars>();
        var held = (await BookingsAsync(calendars)).Single(one => one.LessonId == $"{course}-02") with
        {
            Start = new DateTimeOffset(2026, 9, 29, 14, 0, 0, TimeSpan.FromHours(8)),
        };
        Assert.Equal(BookingAnswer.Booked, await calendars.BookAsync("T01", [held], weeklyLimit: null));

        Assert.StartsWith(
            "422 change.teacher-busy",
            await town.RefusalAsync($"/api/changes/{refused}/decision", Approve)
        );
        Assert.Contains(held, await BookingsAsync(calendars));
        await town.RejectAsync(refused, "老师没有空");

        Assert.Contains(held, await BookingsAsync(calendars));
    }

    private static Task<IReadOnlyList<Booking>> BookingsAsync(TeacherCalendars calendars) =>
        calendars.BookingsAsync("T01", new DateOnly(2026, 9, 1), new DateOnly(2026, 10, 31));

    private static async Task ChangeLessonAsync(Town town, string course, int number)
    {
        var changes = town.App.Services.GetRequiredService<CourseChanges>();
        var stored = (await changes.GetCourseAsync(course)).StoredLessons[number - 1];
        var moved = stored.Value with { Start = stored.Value.Start.AddDays(2) };
        await changes.Table.TryCommitAsync([TableRows.Replace(Courses.RowOf(moved), stored.ETag)]);
    }
}
