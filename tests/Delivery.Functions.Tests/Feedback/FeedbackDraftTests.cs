using Delivery.Functions.Feedback;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Tests.Settlement;
using Delivery.Functions.Tests.Web;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Feedback;

/// <summary>What stands beside a month's report: an unfinished one, and what teachers see of it.</summary>
public sealed class FeedbackDraftTests
{
    private const string Page = "/feedback/2026-09";

    [Fact]
    public async Task What_is_saved_is_there_again_and_is_no_report()
    {
        await using var month = await PayMonth.StartAsync();
        var lesson = await month.AddLessonAsync("A1", 1, 1);
        using var before = await month.App.SignedInAsync(CallerKind.Street, "A1");
        using var early = await before.PostAsync(Page, Form(("act", "save")));
        Assert.Contains(
            "现在不在填写时间，不用保存",
            await early.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        await month.App.MoveToAsync("2026-10-02T09:00");
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");

        using var saved = await street.PostAsync(
            Page,
            Form(("act", "save"), ($"delivered[{lesson}]", "yes"), ($"headcount[{lesson}]", "许多"))
        );

        Assert.Equal(303, (int)saved.StatusCode);
        var page = await street.GetStringAsync(Page);
        Assert.Contains("已保存，还没有提交", page, StringComparison.Ordinal);
        Assert.Contains("许多", page, StringComparison.Ordinal);
        using var sent = await street.PostAsync(Page, Rated(lesson));
        Assert.Equal(303, (int)sent.StatusCode);
        page = await street.GetStringAsync(Page);
        Assert.DoesNotContain("已保存", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\" action=\"/feedback", page, StringComparison.Ordinal);
        Assert.Contains("再次提交", await street.GetStringAsync($"{Page}?edit=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_what_was_not_chosen_and_what_the_rules_say_of_the_rest()
    {
        await using var month = await PayMonth.StartAsync();
        var first = await month.AddLessonAsync("A1", 1, 1);
        var second = await month.AddLessonAsync("A1", 1, 2);
        var third = await month.AddLessonAsync("A1", 1, 3);
        await month.App.MoveToAsync("2026-10-02T09:00");
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");

        using var refused = await street.PostAsync(
            Page,
            Form(
                ("act", "send"),
                ($"headcount[{second}]", "许多"),
                ($"delivered[{second}]", "yes"),
                ($"delivered[{third}]", "no"),
                ($"headcount[{first}]", "-1")
            )
        );

        Assert.Equal(422, (int)refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (
            var why in new[]
            {
                "请选择这节课是否上了",
                "到场人数请填整数",
                "请为授课、准时和组织打分",
                "未上课请选择原因",
            }
        )
            Assert.Contains(why, page, StringComparison.Ordinal);
        Assert.DoesNotContain("请填写到场人数", page, StringComparison.Ordinal);
        var unsaid = new FeedbackForm(new Dictionary<string, string> { [$"delivered[{second}]"] = "yes" });
        Assert.Equal(
            [
                "feedback.delivered-missing 请选择这节课是否上了 (lessons[0].delivered)",
                "feedback.delivered-missing 请选择这节课是否上了 (lessons[2].delivered)",
            ],
            unsaid.Unreadable(await month.Lists.OfMonthAsync(PayMonth.September, "A1")).Select(one => one.Words())
        );
    }

    [Fact]
    public async Task A_teacher_sees_ratings_only_on_average_and_only_from_three_on()
    {
        await using var month = await PayMonth.StartAsync();
        var lessons = new List<(string Street, string Lesson)>();
        foreach (var street in new[] { "A1", "B2" })
            lessons.Add((street, await month.AddLessonAsync(street, 1, 1)));
        await month.App.MoveToAsync("2026-10-02T09:00");
        foreach (var (street, lesson) in lessons)
            await PayMonth.OkAsync(month.FeedbackAsync(street, (lesson, true)));
        var teacher = (await month.Lists.OfMonthAsync(PayMonth.September, "A1"))[0].TeacherId;
        using var signedIn = await month.App.SignedInAsync(CallerKind.Teacher, teacher);
        Assert.DoesNotContain("街镇的评价", await signedIn.GetStringAsync("/teacher"), StringComparison.Ordinal);

        var third = await month.AddLessonAsync("A1", 2, 1);
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (lessons[0].Lesson, true), (third, true)));

        Assert.Contains("街镇的评价", await signedIn.GetStringAsync("/teacher"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_teacher_is_given_follows_a_corrected_report_and_is_made_up_for_after_a_crash()
    {
        await using var month = await PayMonth.StartAsync();
        var lesson = await month.AddLessonAsync("A1", 1, 1);
        await month.App.MoveToAsync("2026-10-02T09:00");
        var teacher = (await month.Lists.OfMonthAsync(PayMonth.September, "A1"))[0].TeacherId;
        var (ratings, copies) = (
            month.App.Services.GetRequiredService<TeacherRatings>(),
            month.App.Services.GetRequiredService<CopyRatings>()
        );
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (lesson, true)));
        Assert.Single(await ratings.SinceAsync(teacher, PayMonth.September));

        // As if the process had died after the report was saved.
        await ratings.ForgetAsync(teacher, PayMonth.September, "A1");
        await copies.RefreshAsync(PayMonth.September);
        Assert.Single(await ratings.SinceAsync(teacher, PayMonth.September));

        await PayMonth.OkAsync(month.FeedbackAsync("A1", (lesson, false)));
        Assert.Empty(await ratings.SinceAsync(teacher, PayMonth.September));
    }

    private static FormUrlEncodedContent Rated(string lesson) =>
        Form(
            ("act", "send"),
            ($"delivered[{lesson}]", "yes"),
            ($"headcount[{lesson}]", "28"),
            ("teaching[A1-2026-001]", "5"),
            ("punctuality[A1-2026-001]", "4"),
            ("organisation[A1-2026-001]", "5")
        );

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
