using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Delivery.EndToEnd.Tests.Browser;

/// <summary>A month's feedback from a phone whose network breaks.</summary>
public sealed class KeptFeedbackTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Page = "/feedback/2026-07";
    private const string Course = "QH01-2026-902";
    private static readonly Month July = new(2026, 7);

    // How many forms wait in this browser.
    private const string Kept = """
        () => new Promise(done => {
          const open = indexedDB.open('delivery', 1)
          open.onsuccess = () => {
            const asked = open.result.transaction('kept').objectStore('kept').count()
            asked.onsuccess = () => { open.result.close(); done(asked.result) }
          }
        })
        """;

    private enum Way
    {
        Broken,

        /// <summary>What is sent arrives, and its answer is lost.</summary>
        OneWay,
        Whole,
    }

    [Fact]
    public async Task What_was_filled_in_waits_in_the_phone_and_arrives_once()
    {
        await HeldAsync();
        var way = Way.Broken;
        var page = await app.OpenAsync(390);
        await app.SignInAsync(page, "qh01@example.cn");
        await page.Context.RouteAsync("**/feedback/*", route => GoAsync(route, way));
        await page.GotoAsync(Page);
        await FillAsync(page);

        await page.ClickAsync("button[value=send]");
        await Expect(NoteOn(page)).ToContainTextAsync("没有网络，填的内容和照片已存在这台手机里");
        await Looks.FitsAsync(page);
        Assert.Null(await ReportAsync());
        await page.CloseAsync();
        way = Way.OneWay;
        page = await page.Context.NewPageAsync();
        await page.GotoAsync(Page);
        await Expect(NoteOn(page)).ToContainTextAsync("没有网络");
        await Expect(CountOn(page)).ToHaveValueAsync("22");
        Assert.Equal("场地很好", (await ReportAsync())!.Lessons[0].Comment);
        way = Way.Whole;
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await Expect(page.Locator(".sum.good")).ToContainTextAsync("已提交");
        Assert.Equal(0, await page.EvaluateAsync<int>(Kept));
        var acts = app.Host.Services.GetRequiredService<AuditLog>().OfDayAsync(new DateOnly(2026, 8, 3));
        Assert.Equal(1, await acts.CountAsync(line => line.Value.Act == "feedback.put"));
        await CorrectedElsewhereAsync(page);
    }

    /// <summary>What was typed and not sent is there again; what was sent elsewhere meanwhile is not replaced unseen.</summary>
    private async Task CorrectedElsewhereAsync(IPage page)
    {
        await page.ClickAsync("a:has-text('修改')");
        await CountOn(page).FillAsync("31");
        await KeepsAsync(page);
        await page.GotoAsync(Page);
        await page.ClickAsync("[data-kept-left] a");
        await Expect(NoteOn(page)).ToContainTextAsync("上次填的内容还在");
        await Expect(CountOn(page)).ToHaveValueAsync("31");
        var lessons = (await ReportAsync())!.Lessons;
        (await app.Api.PutAsync($"api/feedback/{July}/QH01", new { lessons })).Must("Feedback");

        await page.ClickAsync("button[value=send]");
        await Expect(page.Locator("[role=alert]")).ToContainTextAsync("这份反馈后来在别处提交过");
        await Expect(CountOn(page)).ToHaveValueAsync("31");
        await page.ClickAsync("button[value=send]");

        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("31");
        Assert.Equal(31, (await ReportAsync())!.Lessons[0].Headcount);
        Assert.Equal(0, await page.EvaluateAsync<int>(Kept));
    }

    private static async Task GoAsync(IRoute route, Way way)
    {
        if (route.Request.Method != "POST" || way == Way.Whole)
        {
            await route.ContinueAsync();
            return;
        }

        if (way == Way.OneWay)
            await route.FetchAsync(new() { MaxRedirects = 0 });
        await route.AbortAsync("internetdisconnected");
    }

    private static async Task FillAsync(IPage page)
    {
        await page.ClickAsync("[data-all-yes]");
        foreach (var count in await page.Locator("[name^=headcount]").AllAsync())
            await count.FillAsync("22");
        foreach (var rated in (string[])["teaching", "punctuality", "organisation"])
            await page.Locator($"[id='{rated}-{Course}'] label").Last.ClickAsync();
        await page.FillAsync($"[name='comment[{Course}]']", "场地很好");
    }

    // It writes a moment after the last letter.
    private static async Task KeepsAsync(IPage page)
    {
        for (var tries = 0; tries < 100 && await page.EvaluateAsync<int>(Kept) == 0; tries++)
            await page.WaitForTimeoutAsync(100);
        Assert.Equal(1, await page.EvaluateAsync<int>(Kept));
    }

    private static ILocator NoteOn(IPage page) => page.Locator("[data-kept-note]");

    private static ILocator CountOn(IPage page) => page.Locator("[name^=headcount]").First;

    private async Task<FeedbackReport?> ReportAsync() =>
        (await app.Host.Services.GetRequiredService<FeedbackReports>().FindAsync(July, "QH01"))?.Value;

    private async Task HeldAsync()
    {
        var lists = app.Host.Services.GetRequiredService<LessonLists>();
        for (var number = 1; number <= 2; number++)
            await lists.AddAsync(
                July,
                new LessonOfMonth(
                    string.Create(CultureInfo.InvariantCulture, $"{Course}-{number:00}"),
                    Course,
                    "QH01",
                    "清荷街道",
                    "清荷文化中心",
                    "L01",
                    "王甲",
                    "太极拳",
                    Category.MartialArts,
                    FundingStream.Basic,
                    ShanghaiTime.At(new DateOnly(2026, 7, 6 + number), 9, 30),
                    90,
                    200m,
                    200m
                )
            );
    }
}
