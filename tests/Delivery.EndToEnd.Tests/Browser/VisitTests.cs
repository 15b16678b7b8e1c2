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

    // How many reports wait in this browser.
    private const string Kept = """
        new Promise(done => {
          const open = indexedDB.open('delivery', 1)
          open.onsuccess = () => {
            const asked = open.result.transaction('kept').objectStore('kept').count()
            asked.onsuccess = () => done(asked.result)
          }
        })
        """;

    // The two cores of a small machine may have much else to do.
    private const float Patience = 60_000;

    [Fact]
    public async Task A_report_outlives_a_lost_network_a_closed_page_and_a_lost_answer_and_arrives_once()
    {
        var (visit, link) = await SentAsync();
        await SentPlainlyWhereNothingIsKeptAsync(link);
        var page = await app.OpenAsync(390);
        var tries = 0;
        // First it is refused; then the server is busy; then the report arrives, and its answer is lost.
        await page.RouteAsync(
            "**/visits/*",
            async route =>
            {
                if (route.Request.Method != "POST" || ++tries is 1 or > 3)
                    await route.ContinueAsync();
                else if (tries == 2)
                    await route.FulfillAsync(new() { Status = 503 });
                else
                {
                    await route.FetchAsync(new() { MaxRedirects = 0 });
                    await route.AbortAsync("internetdisconnected");
                }
            }
        );
        await page.GotoAsync(link);
        foreach (var question in (string[])["startedOnTime", "teacherIsRight", "venueFits"])
            await page.CheckAsync($"input[name={question}][value=yes]");
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
        var headcount = page.Locator(".wrong input[name=headcount]");
        await Expect(headcount).ToBeVisibleAsync(new() { Timeout = Patience });
        // The refused page takes the photo out of the browser's store, a moment after it is shown.
        await page.WaitForFunctionAsync(
            "document.getElementById('photos').files.length === 1",
            options: new() { Timeout = Patience }
        );
        Assert.Equal(1, tries);
        await headcount.FillAsync("26");
        await send.ClickAsync();
        await NotedAsync(page, "网站暂时没有回应");
        // It may have arrived: what would be corrected now would be lost.
        await headcount.ClickAsync(new() { Force = true });
        await page.Keyboard.TypeAsync("9");
        Assert.Equal((2, "26"), (tries, await headcount.InputValueAsync()));
        await page.ReloadAsync();
        await NotedAsync(page, "没有网络");
        Assert.Equal(3, tries);
        Assert.Equal(
            ("26", "场地很好", 1),
            (
                await page.InputValueAsync("input[name=headcount]"),
                await page.InputValueAsync("textarea[name=comment]"),
                await PhotosAsync(page)
            )
        );
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await Expect(page.Locator("main")).ToContainTextAsync("报告已收到", new() { Timeout = Patience });
        Assert.Equal(4, tries);
        Assert.Equal(0, await page.EvaluateAsync<int>(Kept));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        var staff = await app.OpenAsync();
        await app.SignInStaffAsync(staff, "周督导");
        await staff.GotoAsync($"/staff/supervision/{visit}");
        await Expect(staff.Locator("main")).ToContainTextAsync("场地很好");
        await Expect(staff.Locator("main .photos img")).ToHaveCountAsync(1);
    }

    /// <summary>The browser says that it has written it and then, for want of room, has not.</summary>
    private async Task SentPlainlyWhereNothingIsKeptAsync(string link)
    {
        var page = await app.OpenAsync(390);
        await page.AddInitScriptAsync(
            """
            const put = IDBObjectStore.prototype.put
            IDBObjectStore.prototype.put = function (...what) {
              const asked = put.apply(this, what)
              asked.addEventListener('success', () => this.transaction.abort())
              return asked
            }
            """
        );
        var plain = new TaskCompletionSource<bool>();
        await page.RouteAsync(
            "**/visits/*",
            async route =>
            {
                if (route.Request.Method != "POST")
                {
                    await route.ContinueAsync();
                    return;
                }

                plain.TrySetResult(route.Request.IsNavigationRequest);
                await route.AbortAsync("internetdisconnected");
            }
        );
        await page.GotoAsync(link);
        await page.ClickAsync("button:has-text('提交报告')");
        Assert.True(await plain.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience)));
    }

    private static Task<int> PhotosAsync(IPage page) =>
        page.EvaluateAsync<int>("document.getElementById('photos').files.length");

    private static Task NotedAsync(IPage page, string why) =>
        Expect(page.Locator("[data-kept-note]"))
            .ToContainTextAsync($"{why}，填的内容和照片已存在这台手机里", new() { Timeout = Patience });

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
