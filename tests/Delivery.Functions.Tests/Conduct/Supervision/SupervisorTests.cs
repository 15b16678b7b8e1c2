using System.Net;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Conduct.Supervision;

/// <summary>Who is sent to a visit, and what is heard of them.</summary>
public sealed class SupervisorTests
{
    [Fact]
    public async Task Who_is_replaced_is_told_and_his_page_says_so()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);

        await Visiting.AssignAsync(town, visit, "qian@example.com");

        var off = await town.MailAsync(Visiting.Inspector, "不用去督导了");
        Assert.Contains("协会已请别人去看这节课", off.Text, StringComparison.Ordinal);
        var shown = await town.App.Anonymous.GetStringAsync(page);
        Assert.Contains("data-arrived><b>已改派", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("协会知道您去不了", shown, StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-23T00:01");
        Assert.DoesNotContain(
            await town.SubjectsAsync(Visiting.Inspector),
            one => one.StartsWith("还没有收到", StringComparison.Ordinal)
        );
        Assert.Single(
            await town.SubjectsAsync("shenhe@example.cn"),
            one => one.StartsWith("督导没有报告", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Who_declined_and_was_replaced_is_not_told_again()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);
        using var declined = await town.PostFormAsync(page, ("formKey", "k"), ("act", "decline"), ("reason", "生病了"));
        Assert.Equal(HttpStatusCode.SeeOther, declined.StatusCode);

        await Visiting.AssignAsync(town, visit, "qian@example.com");

        Assert.DoesNotContain(
            await town.SubjectsAsync(Visiting.Inspector),
            one => one.StartsWith("不用去", StringComparison.Ordinal)
        );
        Assert.Contains("协会知道您去不了", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report", "督导已报告")]
    [InlineData("decline", "督导去不了")]
    public async Task An_answer_after_the_reminder_is_told_to_staff(string act, string told)
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (_, page) = await Visiting.SentAsync(town);
        await town.App.MoveToAsync("2026-09-21T13:01");
        Assert.Single(
            await town.SubjectsAsync(Visiting.Inspector),
            one => one.StartsWith("还没有收到", StringComparison.Ordinal)
        );

        if (act == "report")
            await Visiting.ReportedAsync(town, page, "25");
        else
            using (await town.PostFormAsync(page, ("formKey", "k"), ("act", act), ("reason", "生病了")))
                await town.App.IdleAsync();

        Assert.Single(
            await town.SubjectsAsync("shenhe@example.cn"),
            one => one.StartsWith(told, StringComparison.Ordinal)
        );
        await town.App.MoveToAsync("2026-09-23T00:01");
        Assert.DoesNotContain(
            await town.SubjectsAsync("shenhe@example.cn"),
            one => one.StartsWith("督导没有报告", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Of_a_late_report_staff_hear_too()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (_, page) = await Visiting.SentAsync(town);
        await town.App.MoveToAsync("2026-09-23T00:01");

        await Visiting.ReportedAsync(town, page, "12");

        var told = await town.MailAsync("shenhe@example.cn", "督导已报告");
        Assert.Contains("到场12人，少于20人", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_refusal_says_what_to_do()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);
        async Task Refused(string sentence, string path, params (string Name, string Value)[] fields)
        {
            using var refused = await Visiting.PostAsync(town, path, fields);
            Assert.Equal(422, (int)refused.StatusCode);
            Assert.Contains(sentence, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var staff = $"/staff/supervision/{visit}";
        await Refused("请写督导员的姓名", staff, ("personName", ""), ("email", "qian@example.com"));
        await Refused("请写督导员的邮箱，链接发到那里", staff, ("personName", "钱八"), ("email", "qian"));
        await Refused(
            "种子应为整数，或空着由系统取",
            "/staff/supervision?week=2026-W39",
            ("count", "1"),
            ("seed", "七")
        );
        await Refused("请写明为什么去不了", page, ("act", "decline"), ("reason", ""));
        Assert.Equal(
            "422 visit.early 课还没有开始，到现场看了以后再填",
            await town.RefusalAsync($"/api/supervision/{visit}/report", Visiting.Report)
        );
        await town.App.MoveToAsync("2026-09-21T09:31");
        await Refused("这节课已经开始，来不及派人了", staff, ("personName", "钱八"), ("email", "qian@example.com"));
        await Visiting.ReportedAsync(town, page, "25");
        Assert.Equal(
            "409 visit.stage 这次督导已报告，不能改成“已报告”，请刷新页面看最新情况",
            await town.RefusalAsync($"/api/supervision/{visit}/report", Visiting.Report)
        );
    }

    [Fact]
    public async Task What_a_supervisor_sends_by_link_is_the_supervisors_act()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);
        await town.App.MoveToAsync("2026-09-21T09:45");

        await town.SendAsync(
            $"/api/supervision/{visit}/report?link={page["/visits/".Length..]}",
            Visiting.Report,
            town.App.Anonymous
        );

        var audit = await town.App.Http.GetStringAsync("/staff/audit?day=2026-09-21&act=visit.Reported");
        Assert.Contains("孙七", audit, StringComparison.Ordinal);
    }
}
