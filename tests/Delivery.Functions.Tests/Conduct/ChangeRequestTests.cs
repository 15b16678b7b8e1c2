using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Matching.DropOuts;
using Xunit;
using static Delivery.Functions.Tests.Conduct.Asking;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>Who asks for a change, what is refused, and what happens on a no and on silence.</summary>
public sealed class ChangeRequestTests
{
    [Fact]
    public async Task A_rejection_needs_a_reason_and_tells_it_to_the_sender()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        var change = await town.AskAsync($"{course}-01", Move("2026-09-22T14:00"), street);
        var path = $"/api/changes/{change}/decision";

        Assert.Equal(
            "422 change.comment 请写明不同意的原因，申请人会看到",
            await town.RefusalAsync(path, new { decision = "reject" })
        );
        await town.RejectAsync(change, "离上课太近，学员通知不到");

        var mail = await town.MailAsync("lin@example.cn", "更改申请没有通过：太极拳第1节改时间");
        Assert.Contains("学员通知不到", mail.Text, StringComparison.Ordinal);
        var lesson = await town.LessonAsync(course, 1);
        Assert.StartsWith("2026-09-21T09:30", lesson.GetProperty("start").GetString(), StringComparison.Ordinal);
        Assert.StartsWith(
            "409 change.stage 这个更改申请已是“不同意”",
            await town.RefusalAsync(path, new { decision = "approve" })
        );
    }

    [Fact]
    public async Task What_was_decided_goes_to_the_teacher_who_asked_and_not_to_the_successor()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        var change = await town.AskAsync($"{course}-03", Move("2026-10-13T14:00"), teacher);
        await town.DropOutAsync(course);
        await town.AnswerAgainAsync(course, "T02", "accept");
        Assert.Equal("T02", await town.TeacherAsync(course));

        await town.RejectAsync(change, "换了老师，不用再改");

        const string subject = "更改申请没有通过：太极拳第3节改时间";
        Assert.Contains(subject, await town.SubjectsAsync(Town.MailOf("T01")));
        Assert.DoesNotContain(subject, await town.SubjectsAsync(Town.MailOf("T02")));
        Assert.DoesNotContain(subject, await town.SubjectsAsync("lin@example.cn"));
    }

    [Fact]
    public async Task Silence_reminds_staff_after_a_working_day_and_lapses_when_the_lesson_begins()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.App.MoveToAsync("2026-09-17T10:00");
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        var change = await town.AskAsync($"{course}-01", Move("2026-09-30T14:00"), teacher);

        await town.App.MoveToAsync("2026-09-18T16:59");
        Assert.DoesNotContain(await town.SubjectsAsync("shenhe@example.cn"), IsReminder);
        await town.App.MoveToAsync("2026-09-18T17:01");
        Assert.Single(await town.SubjectsAsync("shenhe@example.cn"), IsReminder);
        await town.App.MoveToAsync("2026-09-21T09:31");

        await town.MailAsync(Town.MailOf("T01"), "更改申请已失效：太极拳第1节改时间");
        Assert.StartsWith(
            "409 change.stage 这个更改申请已是“逾期失效”",
            await town.RefusalAsync($"/api/changes/{change}/decision", new { decision = "approve" })
        );
        Assert.Equal("InDelivery", await town.StageAsync(course));
    }

    [Fact]
    public async Task Less_than_a_day_before_the_lesson_it_is_urgent_and_nobody_waits_for_a_reminder()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.App.MoveToAsync("2026-09-20T18:00");

        await town.AskAsync($"{course}-01", Cancel());

        Assert.Contains("紧急，请决定：清荷街道 太极拳第1节取消", await town.SubjectsAsync("shenhe@example.cn"));
        var list = await town.App.Http.GetStringAsync("/staff/changes");
        Assert.Contains("紧急", list, StringComparison.Ordinal);
        var home = await town.App.Http.GetStringAsync("/staff");
        Assert.Contains("决定清荷街道太极拳第1节的更改", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_reason_against_a_change_is_told_by_its_code_and_sentence()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        var path = $"/api/lessons/{course}-01/changes";
        async Task Refused(string expected, object body) => Assert.Equal(expected, await town.RefusalAsync(path, body));

        await Refused("422 change.reason 请写明为什么要更改", new { kind = "cancel" });
        await Refused("422 change.start 请选择新的日期和开始时间", new { kind = "move", reason = "停电" });
        await Refused(
            "422 change.venue 请写明新场地的地址",
            new
            {
                kind = "venue",
                reason = "停电",
                venue = new { name = "新馆", address = "" },
            }
        );
        await Refused(
            "422 change.same 场地和现在一样，请写明要换到哪里",
            new
            {
                kind = "venue",
                reason = "停电",
                venue = new { name = "清荷文体中心", address = "黄浦区清荷路1号" },
            }
        );
        await Refused("422 change.same 时间和现在一样，请选择别的时间", Move("2026-09-21T09:30"));
        await Refused("422 change.past 第1节会改到已经过去的时间，请改到以后", Move("2026-09-01T07:00"));
        await Refused("422 change.hours 第1节须在06:00–22:00之间上完", Move("2026-09-22T21:00"));
        await Refused("422 change.season 第1节会改到12月1日，须与原定日期在同一季内", Move("2026-12-01T09:30"));
        await Refused(
            "422 change.holiday 第1节会改到10月1日（法定节假日），确需上课请勾选“节假日照常上课”",
            Move("2026-10-01T09:30")
        );
        await Refused("422 change.overlap 第1节会与第2节时间重叠，请错开", Move("2026-09-28T10:00"));
        await town.AskAsync($"{course}-01", Cancel());
        await Refused("409 change.open 第1节已有更改申请在等协会决定，请等结果出来再申请", Cancel());
        Assert.StartsWith("404 lesson.unknown", await town.RefusalAsync($"/api/lessons/{course}-09/changes", Cancel()));
        Assert.StartsWith(
            "404 change.unknown",
            await town.RefusalAsync($"/api/changes/{course}-C09/decision", new { decision = "approve" })
        );
        await town.App.MoveToAsync("2026-09-28T09:31");
        Assert.StartsWith(
            "422 change.begun 第2节已经开始",
            await town.RefusalAsync($"/api/lessons/{course}-02/changes", Cancel())
        );
    }

    [Fact]
    public async Task Before_a_teacher_is_confirmed_there_is_nothing_to_change()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();

        Assert.StartsWith(
            "409 change.stage 课程目前是“正在匹配教师”",
            await town.RefusalAsync($"/api/lessons/{course}-01/changes", Cancel())
        );
    }

    [Fact]
    public async Task Only_the_courses_own_street_and_teacher_may_ask_and_only_staff_decide()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ConfirmedCourseAsync();
        using var otherStreet = town.ClientWith(await town.StreetCookieAsync("310101003"));
        using var otherTeacher = town.ClientWith(await town.TeacherCookieAsync("T02"));
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        var path = $"/api/lessons/{course}-01/changes";

        foreach (var stranger in new[] { otherStreet, otherTeacher })
            Assert.StartsWith("403 auth.forbidden", await town.RefusalAsync(path, Cancel(), by: stranger));
        Assert.StartsWith("401 ", await town.RefusalAsync(path, Cancel(), by: town.App.Anonymous));
        var change = await town.AskAsync($"{course}-01", Cancel(), street);
        Assert.StartsWith(
            "403 auth.forbidden",
            await town.RefusalAsync($"/api/changes/{change}/decision", new { decision = "approve" }, by: street)
        );
    }

    [Fact]
    public async Task A_street_asks_on_the_form_of_its_lesson_and_what_it_typed_stays_when_refused()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        var cookie = await town.StreetCookieAsync(Town.Street);
        var path = $"/lessons/{course}-01/change";
        using var street = town.ClientWith(cookie);
        Assert.Contains("申请更改", await street.GetStringAsync($"/orders/{course}"), StringComparison.Ordinal);
        Assert.Contains("要更改什么", await street.GetStringAsync(path), StringComparison.Ordinal);

        using var refused = await town.PostFormAsync(
            path,
            cookie,
            ("formKey", "one"),
            ("changeKind", "Move"),
            ("lessonDate", "2026-09-22"),
            ("lessonStart", "21:30"),
            ("reason", "场地停电")
        );
        var again = await refused.Content.ReadAsStringAsync();
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("第1节须在06:00–22:00之间上完", again, StringComparison.Ordinal);
        Assert.Contains("场地停电", again, StringComparison.Ordinal);

        using var taken = await town.PostFormAsync(
            path,
            cookie,
            ("formKey", "two"),
            ("changeKind", "Move"),
            ("lessonDate", "2026-09-22"),
            ("lessonStart", "14:00"),
            ("reason", "场地停电")
        );
        Assert.Contains("更改申请已提交", await taken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("更改待协会决定", await street.GetStringAsync($"/orders/{course}"), StringComparison.Ordinal);
        using var decided = await town.App.Http.PostAsync(
            $"/staff/changes/{course}-C01/decision",
            new FormUrlEncodedContent([KeyValuePair.Create("decision", "approve")])
        );
        Assert.Equal(303, (int)decided.StatusCode);
        await town.App.IdleAsync();
        Assert.Contains("已更改", await street.GetStringAsync($"/orders/{course}"), StringComparison.Ordinal);
        using var none = await town.PostFormAsync(path, cookie, ("formKey", "three"), ("reason", "再改"));
        Assert.Contains("请选择要更改什么", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static bool IsReminder(string subject) =>
        subject.Contains("还没有决定：清荷街道 太极拳第1节改时间", StringComparison.Ordinal);
}
