using Xunit;

namespace Delivery.Functions.Tests.Matching;

/// <summary>Teachers say yes, no, or nothing.</summary>
public sealed class AnswersTests
{
    [Fact]
    public async Task The_best_ranked_acceptance_wins_as_soon_as_no_better_ranked_answer_is_open()
    {
        await using var town = await Town.StartAsync();
        var course = await town.CourseAsync();

        await town.AnswerAsync(course, "T02", "accept");
        Assert.Equal("Matching", await town.StageAsync(course));
        await town.AnswerAsync(course, "T01", "decline");

        Assert.Equal("Confirmed", await town.StageAsync(course));
        Assert.Contains("课程定给您了，请签收确认单：太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T02")));
        Assert.Contains("已请到老师：太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T03")));
        Assert.DoesNotContain("已请到老师：太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T01")));
        Assert.Empty(await town.App.MailAsync(Town.MailOf("T04")));
    }

    [Fact]
    public async Task Three_are_asked_at_once_and_reminded_at_half_time_and_silence_is_a_decline()
    {
        await using var town = await Town.StartAsync();
        var course = await town.CourseAsync();
        Assert.Equal(
            3,
            (await town.GetAsync($"/api/inquiries?course={course}&state=open")).GetProperty("items").GetArrayLength()
        );

        await town.App.MoveToAsync("2026-09-02T13:01");
        Assert.Contains(
            await town.SubjectsAsync(Town.MailOf("T03")),
            subject => subject.StartsWith("还等您回复", StringComparison.Ordinal)
        );
        await town.App.MoveToAsync("2026-09-03T17:01");

        Assert.Contains("回复时间已过：太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T01")));
        Assert.Contains(
            await town.SubjectsAsync(Town.MailOf("T04")),
            subject => subject.StartsWith("想请您上课", StringComparison.Ordinal)
        );
        Assert.StartsWith(
            "422 inquiry.expired 答复时间已于9月3日 17:00截止",
            await town.RefusalAsync($"/api/inquiries/{course}-1-T01/answer", new { answer = "accept" })
        );
        await town.AnswerAsync(course, "T04", "accept");
        Assert.Equal("Confirmed", await town.StageAsync(course));
    }

    [Fact]
    public async Task When_nobody_is_left_staff_are_told_and_when_they_stay_silent_the_course_is_called_off()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();

        await town.AnswerAsync(course, "T01", "decline", new { reason = "外出" });

        Assert.Equal("Unmatched", await town.StageAsync(course));
        var told = await town.MailAsync("shenhe@example.cn", "没有请到老师");
        Assert.Contains("问过1位老师：1位谢绝", told.Text, StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-21T09:31");
        Assert.Equal("Cancelled", await town.StageAsync(course));
        Assert.Contains("很抱歉，课程取消：太极拳（2节）", await town.SubjectsAsync("lin@example.cn"));
        Assert.Contains("很抱歉，课程取消：太极拳（2节）", await town.SubjectsAsync("shenhe@example.cn"));
        var quota = await town.GetAsync($"/api/streets/{Town.Street}/quota/2026");
        Assert.Equal(0, quota.GetProperty("reserved").GetDecimal());
    }

    [Fact]
    public async Task A_teacher_may_change_an_answer_until_somebody_is_chosen()
    {
        await using var town = await Town.StartAsync();
        var course = await town.CourseAsync();

        await town.AnswerAsync(course, "T02", "accept");
        await town.AnswerAsync(course, "T02", "decline");
        await town.AnswerAsync(course, "T01", "decline");
        Assert.Equal("Matching", await town.StageAsync(course));
        await town.AnswerAsync(course, "T01", "accept");

        Assert.Equal("Confirmed", await town.StageAsync(course));
        Assert.StartsWith(
            "409 inquiry.stage 这门课已有结果",
            await town.RefusalAsync($"/api/inquiries/{course}-1-T01/answer", new { answer = "decline", reason = "忙" })
        );
    }

    [Fact]
    public async Task An_answer_without_what_it_needs_is_refused_with_what_to_do()
    {
        await using var town = await Town.StartAsync();
        var path = $"/api/inquiries/{await town.CourseAsync()}-1-T01/answer";

        Assert.Equal(
            "422 inquiry.reason 请写明不方便的原因",
            await town.RefusalAsync(path, new { answer = "decline" })
        );
        Assert.Equal(
            "422 proposal.count 这门课有2节，请为每一节写明时间",
            await town.RefusalAsync(path, new { answer = "propose" })
        );
        Assert.Contains(
            "第2节仍上90分钟，只能改开始的时间",
            await town.RefusalAsync(path, Propose(minutes: 60)),
            StringComparison.Ordinal
        );
        Assert.StartsWith("400 body.type", await town.RefusalAsync(path, new { answer = "perhaps" }));
        Assert.StartsWith(
            "404 inquiry.unknown",
            await town.RefusalAsync("/api/inquiries/x/answer", new { answer = "accept" })
        );
        Assert.StartsWith("401", await town.RefusalAsync(path, new { answer = "accept" }, by: town.App.Anonymous));
    }

    // The first lesson an hour and a day later, and the second as ordered but for its length.
    private static object Propose(int minutes) =>
        new
        {
            answer = "propose",
            lessons = new object[]
            {
                new { start = "2026-09-22T10:00:00+08:00", minutes = 90 },
                new { start = "2026-09-28T09:30:00+08:00", minutes },
            },
        };

    [Fact]
    public async Task A_teacher_who_accepts_two_courses_at_the_same_hour_gets_one_of_them()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var one = await town.CourseAsync();
        var other = await town.CourseAsync();
        await town.AnswerAsync(one, "T02", "decline");
        await town.AnswerAsync(other, "T02", "decline");

        await Task.WhenAll(
            town.App.Http.PostAsync($"/api/inquiries/{one}-1-T01/answer", Accept()),
            town.App.Http.PostAsync($"/api/inquiries/{other}-1-T01/answer", Accept())
        );

        var stages = new[] { await town.StageAsync(one), await town.StageAsync(other) };
        Assert.Single(stages, stage => stage == "Confirmed");
    }

    [Fact]
    public async Task A_teacher_with_another_lesson_at_that_hour_is_told_which_and_what_to_do()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (one, other) = (await town.CourseAsync(), await town.CourseAsync());
        await town.SendAsync($"/api/courses/{other}/assign", new { teacher = "T01", reason = "老师已口头答应" });
        Assert.Equal("Confirmed", await town.StageAsync(other));

        Assert.Equal(
            "422 inquiry.busy 与您9月21日 09:30的课时间冲突，请换个时间或谢绝",
            await town.RefusalAsync($"/api/inquiries/{one}-1-T01/answer", new { answer = "accept" })
        );
    }

    [Fact]
    public async Task An_order_that_its_street_withdraws_needs_no_answers_any_more()
    {
        await using var town = await Town.StartAsync();
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T02", "accept");

        await town.SendAsync($"/api/orders/{course}/withdraw", new { });

        Assert.Equal("Withdrawn", await town.StageAsync(course));
        Assert.Contains("课程不开了：太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T02")));
        Assert.Contains("课程不开了：太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T01")));
        Assert.StartsWith(
            "409 inquiry.stage",
            await town.RefusalAsync($"/api/inquiries/{course}-1-T01/answer", new { answer = "accept" })
        );
    }

    private static StringContent Accept() => new("""{"answer":"accept"}""", null, "application/json");
}
