using System.Net.Http.Json;
using Delivery.Functions.Tests.Settlement.Carried;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Banking;

public sealed class MissingAccountTests
{
    private const string File = "/api/settlements/2026-09/payout.csv";

    [Fact]
    public async Task Whose_account_nobody_knows_is_named_told_held_back_and_paid_once_it_is_there()
    {
        await using var month = await PayMonth.StartAsync();
        await PutWithoutAccountAsync(month);
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("A1", 2, 1, "T3");
        await month.ReachAsync("Payroll");
        var run = await month.TextAsync("/staff/settlements/2026-09");
        Assert.Contains("缺银行账户、证件号码", run, StringComparison.Ordinal);
        Assert.Contains("\"/staff/teachers/T3/bank\"", run, StringComparison.Ordinal);
        Assert.Contains("name=\"account\"", await month.TextAsync("/staff/teachers/T3/bank"), StringComparison.Ordinal);
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.IdleAsync();
        var mail = Assert.Single(await month.App.MailAsync("T3@"));
        var checks = Assert.Single(mail.Links, link => link.Contains("/payslips/", StringComparison.Ordinal));
        foreach (var told in new[] { mail.Text, await month.TextAsync(new Uri(checks).AbsolutePath) })
            Assert.Matches("没有账户(就)?不能发放。请打电话给协会登记：.+[0-9]{8}", told);
        Assert.DoesNotContain(
            "我们还没有您的银行账户",
            (await month.App.MailAsync("T1@"))[0].Text,
            StringComparison.Ordinal
        );
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        await PayMonth.OkAsync(month.ApproveAsync());
        await month.App.IdleAsync();

        Assert.DoesNotContain("2026-09-T3", await month.App.Http.GetStringAsync(File), StringComparison.Ordinal);
        Assert.Contains(
            "文件里 1 笔，合计 250.00 元；请和银行收到的核对。另有 1 笔缺银行账户",
            await month.TextAsync("/staff/settlements/2026-09"),
            StringComparison.Ordinal
        );
        Assert.Contains("没有账户不能发放", await month.TextAsync("/payslips/2026-09-T3"), StringComparison.Ordinal);
        await PayMonth.RefusedAsync(
            month.ResultsAsync(("T1", true), ("T3", true)),
            422,
            "payout.no-account",
            "工资单“2026-09-T3”没有银行账户，没有列入银行文件，不能登记为已到账"
        );
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        // Who is paid need not wait for who is not.
        await month.App.MoveToAsync("2026-10-17T09:00");
        Assert.Equal(
            (1, 0),
            (await month.MailsAsync("T1@", "课酬已发放"), await month.MailsAsync("T3@", "课酬已发放"))
        );
        var held = await month.TextAsync("/staff/settlements/2026-09");
        Assert.Matches("10月[0-9]+日.*起已在邮件里提醒", held);
        Assert.Contains("缺银行账户，未列入", held, StringComparison.Ordinal);
        Assert.DoesNotContain("result[2026-09-T3]", held, StringComparison.Ordinal);
        await month.PutTeacherAsync("T3", "陆远航");

        Assert.Contains("6227000012340003", await month.App.Http.GetStringAsync(File), StringComparison.Ordinal);
        await PayMonth.OkAsync(month.ResultsAsync(("T3", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
        Assert.Equal(
            (1, 1),
            (await month.MailsAsync("T1@", "课酬已发放"), await month.MailsAsync("T3@", "课酬已发放"))
        );
        var paid = await month.TextAsync("/staff/settlements/2026-09");
        Assert.Matches("没有证件号码，申报表里是空的：.*/staff/teachers/T3/bank", paid);
        Assert.DoesNotContain("还缺的资料", paid, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_no_file_has_neither_arrived_nor_come_back()
    {
        await using var month = await PayMonth.StartAsync();
        await PutWithoutAccountAsync(month);
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("A1", 2, 1, "T3");
        await month.ReachAsync("Approved");
        await PayMonth.OkAsync(month.PostAsync("payout-files"));
        await month.PutTeacherAsync("T3", "陆远航");
        var page = await month.TextAsync("/staff/settlements/2026-09");
        Assert.Contains("等下一号银行文件", page, StringComparison.Ordinal);
        Assert.Contains("result[2026-09-T1]", page, StringComparison.Ordinal);
        Assert.DoesNotContain("result[2026-09-T3]", page, StringComparison.Ordinal);
        await PayMonth.RefusedAsync(
            month.ResultsAsync(("T1", true), ("T3", true)),
            422,
            "payout.not-in-file",
            "工资单“2026-09-T3”还没有列入银行文件，不能登记为已到账，请先做下一号银行文件"
        );
        await PayMonth.OkAsync(month.PostAsync("payout-files"));
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true), ("T3", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());

        await PayMonth.RefusedAsync(
            ReturnAsync(month, 2),
            422,
            "payout.not-in-file",
            "工资单“2026-09-T1”不在第2号银行文件里，请核对是哪一号文件的回执"
        );
        await PayMonth.OkAsync(ReturnAsync(month, 1));
        Assert.DoesNotContain("笔结果", await month.TextAsync("/staff/settlements/2026-09"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> ReturnAsync(PayMonth month, int file) =>
        month.PostAsync(
            "payout-results",
            new
            {
                results = new[]
                {
                    new
                    {
                        payslipId = "2026-09-T1",
                        ok = false,
                        reason = "户名不符",
                        returned = true,
                        returnedOn = "2026-10-16",
                        file,
                    },
                },
            }
        );

    private static async Task PutWithoutAccountAsync(PayMonth month) =>
        await PayMonth.OkAsync(
            month.App.Http.PutAsJsonAsync(
                "/api/teachers/T3",
                new
                {
                    name = "陆远航",
                    phone = "13900005678",
                    email = "T3@teacher.example.cn",
                    disciplines = new[] { "taiji" },
                    grade = "一级",
                    districts = new[] { "徐汇区" },
                }
            )
        );
}
