using System.Globalization;
using System.Net;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Delivery.EndToEnd.Tests.Browser;

/// <summary>A month's pay from its contradictions to its end, as the two clerks of finance go through it on their pages.</summary>
public sealed class SettlementTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Page = "/staff/settlements/2026-07";
    private const string Maker = "赵财务甲";
    private const string Approver = "钱财务乙";
    private static readonly Month July = new(2026, 7);

    [Fact]
    public async Task Two_clerks_carry_a_month_to_its_end()
    {
        await ReportJulyAsync();
        var maker = await SignedInAsync(Maker, 1280);
        await DecideAndAdjustAsync(maker);
        await ReleaseAsync(maker);
        var approver = await SignedInAsync(Approver, 390);
        await ApproveAsync(maker, approver);
        await HandOverAsync(maker);
        await EnterResultsAsync(maker);

        var run = (await app.Api.GetAsync("api/settlements/2026-07")).Must("July").Body!;
        Assert.Equal("Paid", run["stage"]!.GetValue<string>());
        Assert.Equal(620m, run["totals"]!["gross"]!.GetValue<decimal>());
    }

    // One lesson that all agree on for each of two teachers, and one of which street and teacher say different things.
    private async Task ReportJulyAsync()
    {
        var lists = app.Host.Services.GetRequiredService<LessonLists>();
        foreach (var (number, teacher, name) in new[] { (1, "L01", "王甲"), (2, "L02", "李乙"), (3, "L01", "王甲") })
            await lists.AddAsync(
                July,
                new LessonOfMonth(
                    $"QH01-2026-901-0{number}",
                    "QH01-2026-901",
                    "QH01",
                    "清荷街道",
                    "清荷文化中心",
                    teacher,
                    name,
                    "太极拳",
                    Category.MartialArts,
                    FundingStream.Basic,
                    ShanghaiTime.At(new DateOnly(2026, 7, 6 + number), 9, 30),
                    90,
                    200m,
                    200m,
                    HasMedia: number == 3
                )
            );
        (await app.Api.PostAsync("api/settlements/2026-07/start", null, "start-july")).Must("July");
        var lessons = Enumerable
            .Range(1, 3)
            .Select(number => new
            {
                lessonId = $"QH01-2026-901-0{number}",
                delivered = number < 3,
                reason = number < 3 ? null : "teacher-absent",
                headcount = number < 3 ? 28 : (int?)null,
                ratings = number < 3
                    ? new
                    {
                        teaching = 5,
                        punctuality = 5,
                        organisation = 4,
                    }
                    : null,
            });
        (await app.Api.PutAsync("api/feedback/2026-07/QH01", new { lessons })).Must("Feedback");
        await MoveAfterAsync("feedback");
    }

    private async Task DecideAndAdjustAsync(IPage page)
    {
        await page.GotoAsync("/staff");
        await page.ClickAsync("a[href='/staff/settlements/2026-07']:has-text('审核')");
        await SeenAsync(page);
        var contradiction = page.Locator("form", new() { Has = page.Locator("[value='QH01-2026-901-03']") });
        await contradiction.Locator("button[value=pay]").ClickAsync();
        await Expect(page.Locator("[role=alert]")).ToContainTextAsync("请写明决定的理由");
        await contradiction.Locator("[name=reason]").FillAsync("照片里有街镇的背景板");
        await contradiction.Locator("button[value=pay]").ClickAsync();
        await SaysAsync(page, "决定已保存");

        await page.ClickAsync("summary:has-text('调整一张工资单')");
        await page.FillAsync("[name=teacher]", "L02");
        await page.FillAsync("form[action$=adjustments] [name=amount]", "20");
        await page.FillAsync("form[action$=adjustments] [name=reason]", "补交通费");
        await page.ClickAsync("button:has-text('保存调整')");
        await SaysAsync(page, "调整已保存");
        await Expect(page.Locator("main")).ToContainTextAsync("补交通费");
        await Expect(page.Locator("main")).ToContainTextAsync("620.00");
    }

    private async Task ReleaseAsync(IPage page)
    {
        await page.ClickAsync("button:has-text('发给老师核对')");
        await SaysAsync(page, "工资单已发出");
        await app.Host.IdleAsync();
        await MoveAfterAsync("check");
    }

    private async Task ApproveAsync(IPage maker, IPage approver)
    {
        await maker.GotoAsync(Page);
        await Expect(maker.Locator("button:has-text('批准发放')")).ToHaveCountAsync(0);
        await approver.GotoAsync("/staff");
        await approver.ClickAsync("a[href='/staff/settlements/2026-07']:has-text('查看')");
        await SeenAsync(approver);
        await approver.ClickAsync("button:has-text('批准发放')");
        await SaysAsync(approver, "已批准发放");
        await app.Host.IdleAsync();
    }

    private static async Task HandOverAsync(IPage page)
    {
        await page.GotoAsync(Page);
        await Expect(page.Locator("main")).ToContainTextAsync("请做银行文件");
        await page.ClickAsync("button:has-text('做第1号银行文件')");
        await SaysAsync(page, "银行文件已做好");
        await Expect(page.Locator("main")).ToContainTextAsync("等2笔转账结果");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[download]:has-text('第1号')"));
        var file = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("2026-07-L01", file, StringComparison.Ordinal);
        Assert.Contains("2026-07课酬第1号", file, StringComparison.Ordinal);
    }

    // One arrives, one fails; with the account set right by two it is in the second file, and arrives.
    private async Task EnterResultsAsync(IPage page)
    {
        await page.CheckAsync("[name='result[2026-07-L01]'][value=paid]");
        await page.CheckAsync("[name='result[2026-07-L02]'][value=failed]");
        await page.FillAsync("[name='failure[2026-07-L02]']", "账号不存在");
        await page.ClickAsync("button:has-text('登记转账结果')");
        await SaysAsync(page, "转账结果已登记");
        await Expect(page.Locator("main")).ToContainTextAsync("账号不存在");
        await CorrectAccountAsync();
        await page.GotoAsync(Page);
        await page.ClickAsync("button:has-text('做第2号银行文件')");
        await SaysAsync(page, "银行文件已做好");
        await SeenAsync(page);

        await page.SelectOptionAsync("[name=fileNumber]", "2");
        await page.SetInputFilesAsync(
            "#file",
            new FilePayload
            {
                Name = "huizhi.csv",
                MimeType = "text/csv",
                Buffer = "payslip,result\n2026-07-L02,ok\n"u8.ToArray(),
            }
        );
        await page.ClickAsync("button:has-text('上传回执')");
        await SaysAsync(page, "转账结果已登记");
        await app.Host.IdleAsync();
        await page.GotoAsync(Page);
        await Expect(page.Locator("main")).ToContainTextAsync("全部发放完毕");
        await SeenAsync(page);
    }

    private async Task CorrectAccountAsync()
    {
        const string bank = "staff/teachers/L02/bank";
        var account = new Dictionary<string, string>
        {
            ["formKey"] = "propose-L02",
            ["accountName"] = "李乙",
            ["bank"] = "示例银行",
            ["account"] = "6217000000000002",
        };
        (await app.Api.FormAsync($"{bank}/propose", account)).Must("Account");
        var shown = (await app.Api.TextAsync(bank)).Split("name=\"version\" value=\"")[1].Split('"')[0];
        var confirmed = new Dictionary<string, string>
        {
            ["formKey"] = "confirm-L02",
            ["version"] = WebUtility.HtmlDecode(shown),
        };
        (await app.Api.ApproveFormAsync($"{bank}/confirm", confirmed)).Must("Account, confirmed");
    }

    private async Task MoveAfterAsync(string window)
    {
        var run = (await app.Api.GetAsync("api/settlements/2026-07")).Must("July").Body!;
        var last = DateOnly.Parse(run["windows"]![window]!["last"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        await app.Host.Mover.MoveToAsync(ShanghaiTime.At(last.AddDays(1), 9));
    }

    private async Task<IPage> SignedInAsync(string person, int width)
    {
        var page = await app.OpenAsync(width);
        await app.SignInStaffAsync(page, person);
        return page;
    }

    private static Task SaysAsync(IPage page, string done) =>
        Expect(page.Locator("[role=status]")).ToContainTextAsync(done);

    // As it is at this step, on a desk and on a phone.
    private static async Task SeenAsync(IPage page)
    {
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        await Looks.FitsAsync(page);
        await page.SetViewportSizeAsync(width == 390 ? 1280 : 390, height);
        await Looks.FitsAsync(page);
        await Looks.IsAccessibleAsync(page);
        await page.SetViewportSizeAsync(width, height);
    }
}
