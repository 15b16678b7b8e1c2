using System.Net;
using Delivery.Functions.Tests.Matching;
using Delivery.Local.Mail;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Beginning;

/// <summary>The hours around a lesson: a last reminder, and the question whether it has begun.</summary>
public sealed class BegunTests
{
    private const string Zhou = "zhou@example.cn";
    private const string Lesson = "310101002-2026-001-01";
    private const string Soon = "今天09:30：太极拳第1节";
    private const string Asked = "课开始了吗？太极拳第1节（09:30）";

    [Fact]
    public async Task Both_are_reminded_once_more_two_hours_before()
    {
        await using var town = await StartAsync();
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");

        await town.App.MoveToAsync("2026-09-21T07:29");
        Assert.DoesNotContain(Soon, await town.SubjectsAsync(Zhou));
        await town.App.MoveToAsync("2026-09-21T09:29");

        Assert.Single(await town.SubjectsAsync(Zhou), subject => subject == Soon);
        Assert.Single(await town.SubjectsAsync(Town.MailOf("T01")), subject => subject == Soon);
    }

    [Fact]
    public async Task Both_are_asked_a_quarter_after_the_start_and_staff_see_who_is_silent()
    {
        await using var town = await StartAsync();
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-21T09:44");
        Assert.DoesNotContain(Asked, await town.SubjectsAsync(Zhou));

        await town.App.MoveToAsync("2026-09-21T09:46");

        Assert.Contains(Asked, await town.SubjectsAsync(Zhou));
        Assert.Contains(Asked, await town.SubjectsAsync(Town.MailOf("T01")));
        Assert.Contains("问一声是否开始了：清荷街道太极拳第1节", await town.App.Http.GetStringAsync("/staff"));
        var list = await town.App.Http.GetStringAsync("/staff/begun");
        Assert.Contains("还没有答复", list, StringComparison.Ordinal);
        Assert.Contains("周二", list, StringComparison.Ordinal);
        // The day is over: nobody is to telephone any more.
        await town.App.MoveToAsync("2026-09-22T00:10");
        Assert.DoesNotContain(
            "问一声是否开始了",
            await town.App.Http.GetStringAsync("/staff"),
            StringComparison.Ordinal
        );
        Assert.Contains("还没有答复", await town.App.Http.GetStringAsync("/staff/begun?day=2026-09-21"));
    }

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
    public async Task Nobody_is_asked_of_a_lesson_that_shows_life()
    {
        await using var town = await StartAsync();
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-22T09:30", "2026-09-23T09:30");
        await town.App.MoveToAsync("2026-09-21T09:35");
        await town.PutAsync($"/api/lessons/{course}-01/attendance", new { headcount = 26 });
        await town.App.MoveToAsync("2026-09-22T09:35");
        using var photo = await Upload.PhotoAsync(town, $"{course}-02");
        await town.App.MoveToAsync("2026-09-23T09:35");
        await town.SendAsync(
            $"/api/lessons/{course}-03/check-in",
            new { present = Array.Empty<string>(), walkIns = 12 }
        );

        await town.App.MoveToAsync("2026-09-23T12:00");

        Assert.DoesNotContain(
            await town.SubjectsAsync(Zhou),
            subject => subject.StartsWith("课开始了吗", StringComparison.Ordinal)
        );
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

    [Fact]
    public async Task Neither_is_sent_where_the_settings_say_so()
    {
        await using var town = await StartAsync(
            ("Delivery:Teaching:ReminderHoursBefore", "0"),
            ("Delivery:Teaching:BegunAfterMinutes", "0")
        );
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");

        await town.App.MoveToAsync("2026-09-21T12:00");

        var subjects = await town.SubjectsAsync(Zhou);
        Assert.DoesNotContain(Soon, subjects);
        Assert.DoesNotContain(Asked, subjects);
        Assert.Contains("这一天没有要问的课", await town.App.Http.GetStringAsync("/staff/begun"));
    }

    private static async Task<Town> StartAsync(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["LessonSchedule"] = "0 */15 * * * *" };
        foreach (var (name, value) in settings)
            all[name] = value;
        return await Town.StartAsync(teachers: 1, all);
    }

    private static async Task<string> AskedAsync(Town town, string to)
    {
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-21T09:46");
        return LinkIn(await town.MailAsync(to, Asked));
    }

    private static string LinkIn(MailContent mail) => Town.PathIn(mail, "begun");

    private static async Task<int> AnswerAsync(Town town, string link, params (string Name, string Value)[] fields)
    {
        // Each page that is shown has a key of its own.
        using var answer = await town.PostFormAsync(link, [.. fields, ("formKey", Guid.NewGuid().ToString("N"))]);
        return (int)answer.StatusCode;
    }
}
