using System.Net;
using Delivery.Functions.Tests.Feedback.News;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.People.Training;

/// <summary>Street staff are trained: invited, asked again, written down, and given a certificate.</summary>
public sealed class TrainingTests
{
    private const string Id = "2026-1";
    private const string Tomorrow = "提醒：明天培训 配送工作培训";
    private const string Subject = "请参加培训：配送工作培训";

    [Fact]
    public async Task A_street_says_who_comes_and_gets_a_certificate_of_who_came()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        await AnnouncedAsync(town);
        Assert.Contains("回复培训邀请：配送工作培训", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        var page = Town.PathIn(await town.MailAsync("zhou@example.cn", Subject), "trainings");
        using var nobody = await AnswerAsync(town, page, "coming", "");
        Assert.Contains("请写来参加的人", await TextAsync(nobody), StringComparison.Ordinal);

        using var answered = await AnswerAsync(town, page, "coming", "周二\n林一");

        Assert.Equal(HttpStatusCode.SeeOther, answered.StatusCode);
        Assert.DoesNotContain("回复培训邀请", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        Assert.StartsWith("422 training.early 培训还没有开始", await AttendRefusedAsync(town, Town.Street));
        await town.App.MoveToAsync("2026-09-21T14:01");
        Assert.Contains("提醒：明天培训 配送工作培训", await town.SubjectsAsync("zhou@example.cn"));
        // The session of three weeks ago is over.
        using var later = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains("清荷街道", await town.App.Http.GetStringAsync("/staff/trainings"), StringComparison.Ordinal);
        using var missing = await later.GetAsync($"/street/trainings/{Id}/certificate");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.StartsWith("422 training.street-unknown 没有找到街镇“X1”", await AttendRefusedAsync(town, "X1"));
        await town.PutAsync($"/api/trainings/{Id}/attendance", Attendance(Town.Street));
        Assert.Contains(
            "周二",
            await later.GetStringAsync($"/street/trainings/{Id}/certificate"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "清荷街道",
            await town.App.Http.GetStringAsync("/staff/trainings"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_street_that_does_not_come_is_not_reminded()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await AnnouncedAsync(town);
        var page = Town.PathIn(await town.MailAsync("zhou@example.cn", Subject), "trainings");

        using var answered = await AnswerAsync(town, page, "not-coming", "");
        await town.App.MoveToAsync("2026-09-21T14:01");

        Assert.DoesNotContain("还没有收到回复：配送工作培训", await town.SubjectsAsync("zhou@example.cn"));
        Assert.DoesNotContain("提醒：明天培训 配送工作培训", await town.SubjectsAsync("zhou@example.cn"));
    }

    [Fact]
    public async Task Silence_is_asked_again_and_is_no_in_the_end()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await AnnouncedAsync(town);
        var page = Town.PathIn(await town.MailAsync("zhou@example.cn", Subject), "trainings");

        await town.App.MoveToAsync("2026-09-19T00:01");

        Assert.Contains("还没有收到回复：配送工作培训", await town.SubjectsAsync("zhou@example.cn"));
        var told = await town.MailAsync("shenhe@example.cn", "配送工作培训：0个街镇0人来");
        Assert.Contains("清荷街道", told.Text, StringComparison.Ordinal);
        using var late = await AnswerAsync(town, page, "coming", "周二");
        Assert.Contains("报名已于9月19日 00:00截止", await TextAsync(late), StringComparison.Ordinal);
    }

    [Theory]
    // Answers until the midnight before: reminded on the day before, and not at that midnight.
    [InlineData("2026-09-21T00:00:00+08:00", "2026-09-21T00:05")]
    // Answers until the morning of the same day.
    [InlineData("2026-09-21T10:00:00+08:00", "2026-09-21T13:00")]
    public async Task Who_comes_is_reminded_on_the_morning_of_the_day_before(string answerBy, string seen)
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await AnnouncedAsync(town, answerBy);
        var page = Town.PathIn(await town.MailAsync("zhou@example.cn", Subject), "trainings");
        using var answered = await AnswerAsync(town, page, "coming", "周二");
        await town.App.MoveToAsync("2026-09-20T08:55");
        Assert.DoesNotContain(Tomorrow, await town.SubjectsAsync("zhou@example.cn"));

        await town.App.MoveToAsync("2026-09-20T09:05");
        Assert.Contains(Tomorrow, await town.SubjectsAsync("zhou@example.cn"));
        await town.App.MoveToAsync(seen);

        Assert.Single(await town.SubjectsAsync("zhou@example.cn"), subject => subject == Tomorrow);
    }

    [Fact]
    public async Task A_reminder_whose_time_has_passed_as_streets_are_invited_is_left_out()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await town.App.MoveToAsync("2026-09-20T10:00");
        await AnnouncedAsync(town, "2026-09-21T10:00:00+08:00");

        Assert.Contains(
            await town.SubjectsAsync("zhou@example.cn"),
            subject => subject.StartsWith(Subject, StringComparison.Ordinal)
        );
        await town.App.MoveToAsync("2026-09-21T14:05");

        Assert.DoesNotContain("还没有收到回复：配送工作培训", await town.SubjectsAsync("zhou@example.cn"));
        Assert.DoesNotContain(Tomorrow, await town.SubjectsAsync("zhou@example.cn"));
    }

    [Fact]
    public async Task Attendance_that_cannot_be_right_is_refused()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await AnnouncedAsync(town);
        await town.App.MoveToAsync("2026-09-21T14:05");
        var many = Enumerable.Range(1, 21).Select(number => $"林{number}").ToArray();

        Assert.Equal(
            "422 training.too-many 街镇310101002的人数超过20人，请核对",
            await AttendRefusedAsync(town, new { streets = new[] { new { street = Town.Street, people = many } } })
        );
        var twice = new { street = Town.Street, people = new[] { "周二" } };
        Assert.Equal(
            "422 training.street-twice 同一个街镇写了两次，请合成一条",
            await AttendRefusedAsync(town, new { streets = new[] { twice, twice } })
        );
    }

    [Fact]
    public async Task What_is_wrong_with_an_announcement_is_said_all_at_once()
    {
        await using var town = await Town.StartAsync(teachers: 0);

        using var refused = await NewsTown.PostAsync(town, "/staff/trainings", ("title", ""), ("start", "2026-08-01"));
        var page = await TextAsync(refused);

        Assert.Equal(422, (int)refused.StatusCode);
        foreach (
            var sentence in new[]
            {
                "请写培训的名称",
                "请写培训的地点",
                "请写培训地点的地址",
                "培训的时间已过",
                "培训时长应为30到480分钟",
                "报名截止应在今天以后",
            }
        )
            Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.StartsWith("404 training.unknown 没有找到培训", await AttendRefusedAsync(town, Town.Street));
    }

    private static async Task AnnouncedAsync(Town town, string answerBy = "2026-09-19T00:00:00+08:00")
    {
        await town.SendAsync(
            "/api/trainings",
            new
            {
                title = "配送工作培训",
                start = "2026-09-21T14:00:00+08:00",
                minutes = 120,
                place = "市社区体育协会",
                address = "测试路1号",
                answerBy,
            }
        );
        await town.App.IdleAsync();
    }

    private static Task<HttpResponseMessage> AnswerAsync(Town town, string page, string answer, string people) =>
        town.PostFormAsync(page, ("formKey", Guid.NewGuid().ToString("N")), ("answer", answer), ("people", people));

    private static object Attendance(string street) =>
        new { streets = new[] { new { street, people = new[] { "周二" } } } };

    private static Task<string> AttendRefusedAsync(Town town, string street) =>
        AttendRefusedAsync(town, Attendance(street));

    private static Task<string> AttendRefusedAsync(Town town, object attendance) =>
        town.RefusalAsync($"/api/trainings/{Id}/attendance", attendance, HttpMethod.Put);

    private static Task<string> TextAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
