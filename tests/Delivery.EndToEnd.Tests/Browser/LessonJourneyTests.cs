using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Delivery.EndToEnd.Tests.Browser;

/// <summary>A course's people from their list to the month's feedback, each step on a phone.</summary>
public sealed class LessonJourneyTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Course = "QH01-2026-002";
    private const int Phone = 390;

    [Fact]
    public async Task From_the_list_of_people_to_the_months_feedback_all_is_done_on_a_phone()
    {
        var course = (await app.Api.GetAsync($"api/courses/{Course}")).Must(Course).Body!;
        var lessons = course["lessons"]!.AsArray();
        var street = await app.OpenAsync(Phone);
        await app.SignInAsync(street, "qh01@example.cn");

        await ListIsPastedAsync(street);
        await TeacherTicksAsync(course["teacher"]!["id"]!.GetValue<string>(), lessons[0]!);
        await MonthIsReportedAsync(street, lessons);
    }

    private static async Task ListIsPastedAsync(IPage street)
    {
        await street.GotoAsync($"/orders/{Course}/roster");
        await street.ClickAsync("summary:has-text('粘贴或上传名单')");
        var pasted = street.Locator("textarea[name=pasted]");
        await pasted.FillAsync("王十一 13900000101 1960\n李十二 139000\n王十一 13900000101 1960");
        await street.ClickAsync("button[value=lines]");
        await Expect(street.Locator("[role=alert]")).ToContainTextAsync("第2行");
        await Expect(pasted).ToHaveValueAsync("王十一 13900000101 1960\n李十二 139000\n王十一 13900000101 1960");
        await Looks.GoodAsync(street);

        await pasted.FillAsync("王十一 13900000101 1960\n李十二 13900000102 1958");
        await street.ClickAsync("button[value=lines]");
        await Expect(street.Locator("main .list")).ToContainTextAsync("李十二");
        await Expect(street.Locator("main")).Not.ToContainTextAsync("13900000101");
        await street.ClickAsync("button[value='hand-in']");
        await Expect(street.Locator("aside")).ToContainTextAsync("已于");
    }

    private async Task TeacherTicksAsync(string teacher, JsonNode lesson)
    {
        await app.Host.Mover.MoveToAsync(lesson["start"]!.GetValue<DateTimeOffset>().AddMinutes(5));
        var page = await app.OpenAsync(Phone);
        await app.SignInAsync(page, $"{teacher.ToLowerInvariant()}@example.cn");
        await page.GotoAsync($"/lessons/{lesson["lessonId"]!.GetValue<string>()}");
        await page.ClickAsync("text=签到名单");
        await page.CheckAsync("label:has-text('李十二') input");
        await page.FillAsync("[name=walkIns]", "很多");
        await page.ClickAsync("button:has-text('保存')");
        await Expect(page.Locator(".wrong [name=walkIns]")).ToHaveValueAsync("很多");
        await Expect(page.Locator("label:has-text('李十二') input")).ToBeCheckedAsync();
        await page.FillAsync("[name=walkIns]", "21");
        await page.ClickAsync("button:has-text('保存')");
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("共 22 人");
        await Looks.GoodAsync(page);
    }

    private async Task MonthIsReportedAsync(IPage street, JsonArray lessons)
    {
        var first = lessons[0]!["start"]!.GetValue<DateTimeOffset>();
        var inMonth = lessons.Count(one => one!["start"]!.GetValue<DateTimeOffset>().Month == first.Month);
        var opens = new DateTimeOffset(first.Year, first.Month, 1, 9, 0, 0, TimeSpan.FromHours(8)).AddMonths(1);
        await app.Host.Mover.MoveToAsync(opens);
        await app.SignInAgainAsync(street, "qh01@example.cn");
        await street.GotoAsync($"/feedback/{first:yyyy-MM}");
        await street.ClickAsync("button[value=send]");
        var summary = street.Locator("[role=alert]");
        await Expect(summary).ToContainTextAsync("请选择这节课是否上了");
        await Looks.GoodAsync(street);

        await street.ClickAsync("[data-all-yes]");
        var counts = street.Locator("[name^=headcount]");
        await Expect(counts).ToHaveCountAsync(inMonth);
        foreach (var count in await counts.AllAsync())
            await count.FillAsync("22");
        foreach (var rated in (string[])["teaching", "punctuality", "organisation"])
            await street.Locator($"[id='{rated}-{Course}'] label").Last.ClickAsync();
        await street.ClickAsync("button[value=save]");
        await Expect(street.Locator("main")).ToContainTextAsync("已保存，还没有提交");
        await Expect(counts.First).ToHaveValueAsync("22");
        await street.ClickAsync("button[value=send]");

        await Expect(street.Locator(".sum.good")).ToContainTextAsync("已提交");
        await Expect(street.Locator("tbody tr")).ToHaveCountAsync(inMonth);
        await Expect(street.Locator("tbody tr").First).ToContainTextAsync("5·5·5");
        await Looks.GoodAsync(street);
    }
}
