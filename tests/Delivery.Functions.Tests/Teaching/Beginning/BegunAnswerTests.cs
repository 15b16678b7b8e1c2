using System.Net;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Teaching.Beginning.BegunTown;

namespace Delivery.Functions.Tests.Teaching.Beginning;

/// <summary>Whether a lesson has begun: what is answered, in word or by what is done, and when nobody asks any more.</summary>
public sealed class BegunAnswerTests
{
    [Fact]
    public async Task Whoever_says_that_it_has_begun_is_thanked_and_staff_need_not_ask()
    {
        await using var town = await StartAsync();
        var link = await AskedAsync(town, Zhou);

        Assert.Equal(303, await AnswerAsync(town, link, ("act", "yes")));

        Assert.Contains("已记下：课已开始", await town.App.Anonymous.GetStringAsync(link), StringComparison.Ordinal);
        Assert.DoesNotContain("太极拳第1节", await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Contains("已开始", await town.App.Http.GetStringAsync("/staff/begun"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_that_was_not_held_is_told_to_staff_with_the_reason()
    {
        await using var town = await StartAsync();
        var link = await AskedAsync(town, Zhou);

        using var unreasoned = await town.PostFormAsync(link, ("act", "no"), ("reason", ""));
        Assert.Equal(422, (int)unreasoned.StatusCode);
        Assert.Contains(
            "请写明为什么没有上成",
            await unreasoned.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(303, await AnswerAsync(town, link, ("act", "no"), ("reason", "场地临时关门")));

        var told = await town.MailAsync("shenhe@example.cn", "没有上成：清荷街道 太极拳第1节");
        Assert.Contains("场地临时关门", told.Text, StringComparison.Ordinal);
        Assert.Contains("街镇 周二", told.Text, StringComparison.Ordinal);
        Assert.Contains("处理没有上成的课：清荷街道太极拳第1节", await town.App.Http.GetStringAsync("/staff"));
    }

    [Fact]
    public async Task What_staff_see_follows_the_answer_though_a_kill_kept_an_older_copy_or_asks_again()
    {
        await using var town = await StartAsync();
        var link = await AskedAsync(town, Zhou);
        var services = town.App.Services;
        var (waiting, questions) = (
            services.GetRequiredService<WaitingLists>(),
            services.GetRequiredService<BegunQuestions>()
        );
        var before = (await waiting.ReadAsync()).Begun.Single();
        await AnswerAsync(town, link, ("act", "no"), ("reason", "场地临时关门"));

        var read = await services.GetRequiredService<Courses>().GetWithLessonAsync(Lesson);
        await questions.AskAsync(read.Course, read.Lesson, town.App.Now);
        Assert.Equal("场地临时关门", (await waiting.ReadAsync()).Begun.Single().Reason);

        await waiting.PutAsync(WaitingLists.Begun, $"2026-09-21|{Lesson}", before);
        await town.App.MoveToAsync("2026-09-21T10:01");
        Assert.Equal(BegunState.NotHeld, (await waiting.ReadAsync()).Begun.Single().State);

        await town.PutAsync($"/api/lessons/{Lesson}/attendance", new { headcount = 26 });
        await waiting.PutAsync(WaitingLists.Begun, $"2026-09-21|{Lesson}", before);
        await town.App.MoveToAsync("2026-09-21T10:16");
        Assert.Empty((await waiting.ReadAsync()).Begun);
    }

    [Fact]
    public async Task Two_sides_that_differ_are_shown_to_staff_and_each_may_correct_itself()
    {
        await using var town = await StartAsync();
        var street = await AskedAsync(town, Zhou);
        var teacher = LinkIn(await town.MailAsync(Town.MailOf("T01"), Asked));
        await AnswerAsync(town, street, ("act", "no"), ("reason", "老师没有到"));

        await AnswerAsync(town, teacher, ("act", "yes"));
        Assert.Contains("两边说法不一", await town.App.Http.GetStringAsync("/staff/begun"), StringComparison.Ordinal);
        await AnswerAsync(town, street, ("act", "yes"));

        Assert.DoesNotContain("两边说法不一", await town.App.Http.GetStringAsync("/staff/begun"));
        Assert.DoesNotContain(
            "处理没有上成的课",
            await town.App.Http.GetStringAsync("/staff"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Opening_the_link_says_nothing_and_a_forged_one_opens_nothing()
    {
        await using var town = await StartAsync();
        var link = await AskedAsync(town, Zhou);

        Assert.Contains("没有上成", await town.App.Anonymous.GetStringAsync(link), StringComparison.Ordinal);

        Assert.Contains("问一声是否开始了", await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        using var forged = await town.App.Anonymous.GetAsync(new Uri("/begun/forged", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Equal(404, await AnswerAsync(town, "/begun/forged", ("act", "yes")));
        await town.App.MoveToAsync("2026-09-24T12:00");
        using var late = await town.App.Anonymous.GetAsync(new Uri(link, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    [Fact]
    public async Task What_is_entered_after_the_question_answers_it_for_staff()
    {
        await using var town = await StartAsync();
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-21T10:00");

        await town.PutAsync($"/api/lessons/{course}-01/attendance", new { headcount = 26 });

        Assert.DoesNotContain(
            "问一声是否开始了",
            await town.App.Http.GetStringAsync("/staff"),
            StringComparison.Ordinal
        );
        Assert.Contains("后来有了人数或照片", await town.App.Http.GetStringAsync("/staff/begun"));
    }

    [Fact]
    public async Task A_headcount_ends_what_was_said_not_to_be_held_too()
    {
        await using var town = await StartAsync();
        var link = await AskedAsync(town, Zhou);
        await AnswerAsync(town, link, ("act", "no"), ("reason", "老师没有到"));
        Assert.Contains("处理没有上成的课", await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);

        await town.PutAsync($"/api/lessons/{Lesson}/attendance", new { headcount = 26 });

        Assert.DoesNotContain(
            "处理没有上成的课",
            await town.App.Http.GetStringAsync("/staff"),
            StringComparison.Ordinal
        );
        Assert.Contains("后来有了人数或照片", await town.App.Http.GetStringAsync("/staff/begun"));
    }

    [Fact]
    public async Task After_the_feedback_of_its_month_nobody_is_to_be_asked_any_more()
    {
        await using var town = await StartAsync();
        await AskedAsync(town, Zhou);
        const string List = "/staff/begun?day=2026-09-21";
        await town.App.MoveToAsync("2026-10-09T23:59");
        Assert.Contains("周二", await town.App.Http.GetStringAsync(List), StringComparison.Ordinal);

        await town.App.MoveToAsync("2026-10-10T00:01");

        var list = await town.App.Http.GetStringAsync(List);
        Assert.Contains("还没有答复，已过反馈期", list, StringComparison.Ordinal);
        Assert.DoesNotContain("周二", list, StringComparison.Ordinal);
    }
}
