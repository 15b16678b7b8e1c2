using Delivery.Domain.Calendar;
using Delivery.TestKit.Photos;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Delivery.EndToEnd.Tests.Browser;

/// <summary>A supervisor's report from where there is no network.</summary>
public sealed class VisitTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Course = "QH01-2026-002";
    private const string Inspector = "sun@example.com";

    // The two cores of a small machine may have much else to do.
    private const float Patience = 60_000;

    [Fact]
    public async Task A_report_outlives_a_lost_network_a_closed_page_and_a_lost_answer_and_arrives_once()
    {
        var (visit, link) = await SentAsync();
        var page = await app.OpenAsync(390);
        var tries = 0;
        // First there is no network; then the report arrives, and its answer is lost.
        await page.RouteAsync(
            "**/visits/*",
            async route =>
            {
                if (route.Request.Method == "POST" && ++tries <= 2)
                {
                    if (tries == 2)
                        await route.FetchAsync(new() { MaxRedirects = 0 });
                    await route.AbortAsync("internetdisconnected");
                }
                else
                    await route.ContinueAsync();
            }
        );
        await page.GotoAsync(link);
        foreach (var question in (string[])["startedOnTime", "teacherIsRight", "venueFits"])
            await page.CheckAsync($"input[name={question}][value=yes]");
        await page.FillAsync("input[name=headcount]", "26");
        await page.FillAsync("textarea[name=comment]", "场地很好");
        await page.SetInputFilesAsync(
            "#photos",
            new FilePayload
            {
                Name = "IMG_0001.HEIC",
                MimeType = "image/heic",
                Buffer = new HeicFile(2, 1, [HeicFile.Orange, HeicFile.Green]).Write(),
            }
        );
        var send = page.Locator("button:has-text('提交报告')");
        await Expect(send).ToBeEnabledAsync(new() { Timeout = Patience });

        await send.ClickAsync();
        await NotedAsync(page);
        Assert.Equal(1, tries);
        await page.ReloadAsync();
        await NotedAsync(page);
        Assert.Equal(2, tries);
        Assert.Equal(
            ("26", "场地很好", 1),
            (
                await page.InputValueAsync("input[name=headcount]"),
                await page.InputValueAsync("textarea[name=comment]"),
                await page.EvaluateAsync<int>("document.getElementById('photos').files.length")
            )
        );
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await Expect(page.Locator("main")).ToContainTextAsync("报告已收到", new() { Timeout = Patience });
        Assert.Equal(3, tries);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        var staff = await app.OpenAsync();
        await app.SignInStaffAsync(staff, "周督导");
        await staff.GotoAsync($"/staff/supervision/{visit}");
        await Expect(staff.Locator("main")).ToContainTextAsync("场地很好");
        await Expect(staff.Locator("main .photos img")).ToHaveCountAsync(1);
    }

    private static Task NotedAsync(IPage page) =>
        Expect(page.Locator("[data-kept-note]"))
            .ToContainTextAsync("没有网络，填的内容和照片已存在这台手机里", new() { Timeout = Patience });

    /// <summary>Somebody is sent to a lesson, and is there.</summary>
    private async Task<(string Visit, string Link)> SentAsync()
    {
        var course = (await app.Api.GetAsync($"api/courses/{Course}")).Must(Course).Body!;
        var start = course["lessons"]![0]!["start"]!.GetValue<DateTimeOffset>();
        var draw = new
        {
            week = $"{Week.Of(ShanghaiTime.DateOf(start))}",
            count = 1,
            seed = 7,
        };
        var drawn = (await app.Api.PostAsync("api/supervision/draws", draw, "draw")).Must("Draw").Body!["visits"]![0]!;
        var visit = drawn["visitId"]!.GetValue<string>();
        var form = new Dictionary<string, string>
        {
            ["formKey"] = "assign",
            ["personName"] = "孙七",
            ["email"] = Inspector,
        };
        (await app.Api.FormAsync($"staff/supervision/{visit}", form)).Must("Assign");
        var link = await app.LinkAsync(Inspector, "请去督导");
        var lesson = drawn["lessonId"]!.GetValue<string>();
        var visited = (await app.Api.GetAsync($"api/courses/{lesson[..^3]}")).Must(lesson).Body!["lessons"]!
            .AsArray()
            .Single(one => one!["lessonId"]!.GetValue<string>() == lesson)!;
        await app.Host.Mover.MoveToAsync(visited["start"]!.GetValue<DateTimeOffset>().AddMinutes(30));
        return (visit, link);
    }
}
