using System.Net;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Conduct.Supervision;

/// <summary>Unannounced visits, from the draw to what staff learn of them.</summary>
public sealed class SupervisionTests
{
    private const string Week = "2026-W39";

    [Fact]
    public async Task The_same_seed_draws_the_same_lessons_and_none_twice()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-23T09:30");

        var first = await town.SendAsync(
            "/api/supervision/draws",
            new
            {
                week = Week,
                count = 1,
                seed = 7,
            }
        );
        var second = await town.SendAsync(
            "/api/supervision/draws",
            new
            {
                week = Week,
                count = 5,
                seed = 7,
            }
        );

        Assert.Equal(2, first.GetProperty("candidates").GetInt32());
        Assert.Equal(1, second.GetProperty("candidates").GetInt32());
        Assert.NotEqual(
            first.GetProperty("visits")[0].GetProperty("lessonId").GetString(),
            second.GetProperty("visits")[0].GetProperty("lessonId").GetString()
        );
        Assert.Equal("NewTeacher", first.GetProperty("visits")[0].GetProperty("reasons")[0].GetString());
        Assert.StartsWith(
            "422 draw.no-lessons 这一周没有还能抽的课",
            await DrawRefusedAsync(town, new { week = Week, count = 1 })
        );
        Assert.StartsWith("422 draw.week 星期应写成", await DrawRefusedAsync(town, new { week = "W38", count = 1 }));
        Assert.StartsWith(
            "422 draw.count 一次抽1到90节",
            await DrawRefusedAsync(town, new { week = Week, count = 91 })
        );
        Assert.Contains(course, first.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_reports_behind_the_link_and_nobody_else_learns_of_the_visit()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);
        Assert.Contains("不打招呼", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);
        using var early = await ReportAsync(town, page, "12");
        Assert.Contains(
            "课还没有开始",
            await early.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        await town.App.MoveToAsync("2026-09-21T09:45");
        using var incomplete = await town.PostFormAsync(page, ("formKey", "k"), ("act", "report"));
        Assert.Contains(
            "请选择是否准时开始",
            await incomplete.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        using var reported = await ReportAsync(town, page, "12");

        Assert.Equal(HttpStatusCode.SeeOther, reported.StatusCode);
        var shown = await town.App.Http.GetStringAsync($"/staff/supervision/{visit}");
        Assert.Contains("督导时到场12人，少于20人", shown, StringComparison.Ordinal);
        Assert.Contains(
            await town.SubjectsAsync("shenhe@example.cn"),
            one => one.StartsWith("督导已报告", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            await town.App.MailAsync("zhou@example.cn"),
            mail => mail.Text!.Contains("督导", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            await town.App.MailAsync(Town.MailOf("T01")),
            mail => mail.Text!.Contains("督导", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Who_cannot_go_says_so_and_another_is_sent_by_a_link_of_his_own()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);

        using var declined = await town.PostFormAsync(page, ("formKey", "k"), ("act", "decline"), ("reason", "生病了"));

        Assert.Equal(HttpStatusCode.SeeOther, declined.StatusCode);
        Assert.Contains(
            await town.SubjectsAsync("shenhe@example.cn"),
            one => one.StartsWith("督导去不了", StringComparison.Ordinal)
        );
        await Visiting.AssignAsync(town, visit, "qian@example.com");
        await town.App.MoveToAsync("2026-09-21T09:45");
        using var stale = await ReportAsync(town, page, "30");
        Assert.Equal(422, (int)stale.StatusCode);
        var second = Town.PathIn(await town.MailAsync("qian@example.com", "请去督导"), "visits");
        using var reported = await ReportAsync(town, second, "30");
        Assert.Contains(
            "感谢街镇和老师",
            await town.App.Http.GetStringAsync($"/staff/supervision/{visit}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Silence_is_reminded_of_and_then_told_to_staff()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);

        await town.App.MoveToAsync("2026-09-23T00:01");

        Assert.Contains(
            await town.SubjectsAsync(Visiting.Inspector),
            one => one.StartsWith("还没有收到督导报告", StringComparison.Ordinal)
        );
        Assert.Contains(
            await town.SubjectsAsync("shenhe@example.cn"),
            one => one.StartsWith("督导没有报告", StringComparison.Ordinal)
        );
        // Late is better than never.
        using var late = await ReportAsync(town, page, "30");
        Assert.Equal(HttpStatusCode.SeeOther, late.StatusCode);
        Assert.Contains(
            "已报告",
            await town.App.Http.GetStringAsync($"/staff/supervision/{visit}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_report_over_the_API_needs_the_link_of_that_visit()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);
        await town.App.MoveToAsync("2026-09-21T09:45");
        var report = new
        {
            startedOnTime = true,
            teacherIsRight = true,
            headcount = 26,
            venueFits = true,
        };
        var path = $"/api/supervision/{visit}/report";

        Assert.StartsWith("401", await town.RefusalAsync(path, report, by: town.App.Anonymous));
        Assert.StartsWith("403", await town.RefusalAsync($"{path}?link=forged", report, by: town.App.Anonymous));
        Assert.StartsWith("404 visit.unknown", await town.RefusalAsync("/api/supervision/2026-W39-x/report", report));
        Assert.StartsWith(
            "422 visit.headcount 到场人数请填",
            await town.RefusalAsync(
                path,
                new
                {
                    startedOnTime = true,
                    teacherIsRight = true,
                    headcount = -1,
                    venueFits = true,
                }
            )
        );
        var taken = await town.SendAsync($"{path}?link={page["/visits/".Length..]}", report, town.App.Anonymous);
        Assert.Equal("Reported", taken.GetProperty("state").GetString());
        Assert.StartsWith("409 visit.stage", await town.RefusalAsync(path, report));
    }

    private static Task<HttpResponseMessage> ReportAsync(Town town, string page, string headcount) =>
        town.PostFormAsync(
            page,
            ("formKey", Guid.NewGuid().ToString("N")),
            ("act", "report"),
            ("startedOnTime", "yes"),
            ("teacherIsRight", "yes"),
            ("venueFits", "yes"),
            ("headcount", headcount)
        );

    private static Task<string> DrawRefusedAsync(Town town, object body) =>
        town.RefusalAsync("/api/supervision/draws", body);
}
