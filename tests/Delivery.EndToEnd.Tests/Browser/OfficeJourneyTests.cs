using Delivery.Local.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Delivery.EndToEnd.Tests.Browser;

/// <summary>What goes between a street's office, on its phone, and the association, at its desk.</summary>
public sealed partial class OfficeJourneyTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task On_the_calendar_days_are_chosen_by_pressing_and_by_keys_and_the_rows_follow(int width)
    {
        var page = await StreetAsync("fq02@example.cn", width);
        await page.GotoAsync("/orders/new");
        await page.SelectOptionAsync("[name=discipline]", "PW");
        await page.FillAsync("[name='lessonDate[0]']", "2026-09-08");
        await page.FillAsync("[name='lessonStart[0]']", "19:00");
        await page.FillAsync("[name='lessonMinutes[0]']", "90");
        // The check says the words of the day while one types.
        await Expect(page.Locator("[data-note='date-2026-09-08']")).ToContainTextAsync("第1节");
        await Expect(page.Locator("[data-note='date-2026-09-20']")).ToHaveTextAsync("班");
        await Expect(page.Locator("[data-note='date-2026-09-25']")).ToHaveTextAsync("休");

        await page.ClickAsync("[value='day-2026-09-15']");
        await Expect(page.Locator("[name='lessonDate[1]']")).ToHaveValueAsync("2026-09-15");
        await Expect(page.Locator("[name='lessonStart[1]']")).ToHaveValueAsync("19:00");
        await Expect(page.Locator("[value='day-2026-09-15']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("[value='day-2026-09-22']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[name='lessonDate[2]']")).ToHaveValueAsync("2026-09-22");
        await page.ClickAsync("[value='day-2026-09-15']");
        await Expect(page.Locator("[name='lessonDate[2]']")).ToHaveCountAsync(0);
        await Expect(page.Locator("#lessons [role=status]")).ToContainTextAsync("9月15日的课已去掉");

        await page.SelectOptionAsync("[name=repeatDay]", "Friday");
        await page.FillAsync("[name=repeatCount]", "2");
        await page.ClickAsync("button[value=repeatWeekly]");
        await Expect(page.Locator("[name='lessonDate[2]']")).ToHaveValueAsync("2026-10-09");
        await Expect(page.Locator("#lessons [role=status]")).ToContainTextAsync("9月25日、10月2日放假，已跳过");
        // Enter in a field adds nothing and files nothing.
        await page.FocusAsync("[name=expected]");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[name='lessonDate[4]']")).ToHaveCountAsync(0);
        Assert.EndsWith("/orders/new", page.Url, StringComparison.Ordinal);
        await Looks.GoodAsync(page);
    }

    [Theory]
    [InlineData(390)]
    public async Task A_returned_order_is_answered_beside_its_questions(int width)
    {
        var id = await FiledAsync($"returned-{width}", width == 390 ? "10:00" : "13:00");
        var staff = await StaffAsync("陈审核");
        await staff.GotoAsync($"/staff/orders/{id}");
        await staff.ClickAsync("summary:has-text('退回时对某几项提问')");
        await staff.FillAsync("[name='question[venue]']", "二楼有没有电梯");
        await staff.ClickAsync("button[value=return]");
        await app.Host.IdleAsync();

        var street = await StreetAsync("fq02@example.cn", width);
        await street.GotoAsync($"/orders/{id}");
        await street.ClickAsync("text=修改并重新提交");
        await Expect(street.Locator("fieldset:has([name=venueName])")).ToContainTextAsync("二楼有没有电梯");
        await Looks.GoodAsync(street);
        await street.FillAsync("[name=venueName]", "枫桥睦邻中心一楼");
        await street.ClickAsync("button[value=saveDraft]");
        await street.ReachesAsync("/street?said=DraftKept");
        await street.GotoAsync($"/orders/{id}/edit");
        await Expect(street.Locator("[name=venueName]")).ToHaveValueAsync("枫桥睦邻中心一楼");
        // What was kept is thrown away in two presses, and written again.
        await street.ClickAsync("summary:has-text('删去存下的草稿')");
        await street.ClickAsync("button:has-text('确定删去')");
        await Expect(street.Locator("[name=venueName]")).ToHaveValueAsync("枫桥睦邻中心");
        await street.FillAsync("[name=venueName]", "枫桥睦邻中心一楼");
        await street.ClickAsync("button.go");
        await street.ReachesAsync($"/orders/{id}?said=OrderFiledAgain");
        await Expect(street.Locator("main")).ToContainTextAsync("待审核");
    }

    [Theory]
    [InlineData(1280)]
    public async Task A_file_of_orders_comes_back_with_its_errors_marked(int width)
    {
        var page = await StreetAsync("fq02@example.cn", width);
        await page.GotoAsync("/orders/import");
        var template = await (
            await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=下载模板"))
        ).PathAsync();
        var file = await File.ReadAllBytesAsync(template!);
        await page.SetInputFilesAsync(
            "input[type=file]",
            new FilePayload
            {
                Name = "orders.xlsx",
                MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                Buffer = file,
            }
        );
        await page.ClickAsync("text=上传并检查");
        // The example of the template is judged like any row.
        await Expect(page.Locator("h2:has-text('共1行')")).ToBeVisibleAsync();
        await page.SetInputFilesAsync(
            "input[type=file]",
            new FilePayload
            {
                Name = "orders.csv",
                MimeType = "text/csv",
                Buffer = System.Text.Encoding.UTF8.GetBytes(
                    "项目,年龄,预计人数,场地,地址,首课日期,开始时间,每节分钟,节数\n"
                        + $"排舞,50—70岁,6,枫桥睦邻中心,枫桥路200号,2026-09-0{(width == 390 ? 9 : 8)},15:00,90,1\n"
                ),
            }
        );
        await page.ClickAsync("text=上传并检查");
        await Expect(page.Locator("table")).ToContainTextAsync("预计人数至少20人");
        await Looks.GoodAsync(page);
        var copy = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=下载标明错误的副本"));
        Assert.Equal("orders-checked.csv", copy.SuggestedFilename);
        Assert.Contains(
            "预计人数：预计人数至少20人",
            await File.ReadAllTextAsync((await copy.PathAsync())!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task On_a_phone_the_search_field_stands_clear_of_every_edge()
    {
        var staff = await StaffAsync("陈审核");
        await staff.SetViewportSizeAsync(390, 844);
        await staff.GotoAsync("/staff");

        var field = (await staff.Locator(".top input[name=q]").BoundingBoxAsync())!;
        Assert.InRange(field.Y, 4, 40);
        Assert.InRange(field.X + field.Width, 44, 386);
    }

    [Theory]
    [InlineData(390, 2)]
    public async Task A_change_is_asked_for_decided_and_told(int width, int number)
    {
        var confirmed = (await app.Api.GetAsync("api/orders?street=QH01&stage=Confirmed")).Must("orders").Body!;
        var id = confirmed["items"]![0]!["orderId"]!.GetValue<string>();
        var street = await StreetAsync("qh01@example.cn", width);
        await street.GotoAsync($"/orders/{id}");
        await street.ClickAsync($"[aria-label='申请更改第{number}节']");
        // What is not asked for yet is not there; each choice brings what it needs.
        var (day, venue) = (street.Locator("[name=lessonDate]"), street.Locator("[name=venueName]"));
        await Expect(day).ToBeHiddenAsync();
        await Expect(venue).ToBeHiddenAsync();
        await street.CheckAsync("[name=changeKind][value=Remaining]");
        await Expect(day).ToBeVisibleAsync();
        await Expect(venue).ToBeHiddenAsync();
        await street.CheckAsync("[name=changeKind][value=Venue]");
        await Expect(day).ToBeHiddenAsync();
        await Expect(venue).ToBeVisibleAsync();
        await street.CheckAsync("[name=changeKind][value=Cancel]");
        await Expect(venue).ToBeHiddenAsync();
        await street.FillAsync("[name=reason]", "场地停电检修");
        await Looks.GoodAsync(street);
        await street.ClickAsync("button.go");
        await app.Host.IdleAsync();

        var staff = await StaffAsync("孙管理");
        await staff.GotoAsync("/staff/changes");
        await staff.Locator($"a.button[href^='/staff/changes/{id}']").First.ClickAsync();
        await Expect(staff.Locator("main")).ToContainTextAsync("场地停电检修");
        await Expect(staff.Locator("h2:has-text('同意以后')")).ToBeVisibleAsync();
        await Looks.GoodAsync(staff);
        var change = new Uri(staff.Url).AbsolutePath.Split('/')[^1];
        await staff.ClickAsync("button[value=approve]");
        await app.Host.IdleAsync();

        await street.GotoAsync($"/orders/{id}");
        await Expect(street.Locator($"li:has-text('第{number}节')").First).ToContainTextAsync("取消");
        Assert.Contains("更改告示", Newest("qh01@example.cn"), StringComparison.Ordinal);
        await HangsOnTheDoorAsync(change, $"第{number}节取消", width);
    }

    [Theory]
    [InlineData(390, "YS03", "ys03@example.cn")]
    public async Task A_street_is_suspended_for_a_grave_violation_appeals_in_vain_and_is_reinstated(
        int width,
        string code,
        string email
    )
    {
        var staff = await StaffAsync("孙管理");
        await staff.GotoAsync($"/staff/conduct/{code}");
        await staff.SelectOptionAsync("[name=violationKind]", "UnapprovedCancellation");
        await staff.FillAsync("[name=evidence]", "学员来电：到了门口才知道停课");
        await staff.CheckAsync("[name=grave]");
        await staff.ClickAsync("button:has-text('记录')");
        await app.Host.IdleAsync();
        await DecideAsync(staff, code, "擅自停课，性质严重", "suspend");

        var street = await StreetAsync(email, width);
        await street.GotoAsync("/street/conduct");
        await Expect(street.Locator("main")).ToContainTextAsync("擅自停课，性质严重");
        await Looks.GoodAsync(street);
        await street.ClickAsync("summary:has-text('申诉')");
        await street.FillAsync("[name=appeal]", "场地临时停电");
        await street.ClickAsync("button:has-text('提交申诉')");
        await app.Host.IdleAsync();
        await DecideAsync(staff, code, "物业没有停电记录", "uphold");

        await street.GotoAsync("/street/conduct");
        await Expect(street.Locator("main")).ToContainTextAsync("物业没有停电记录");
        await street.FillAsync("[name=text]", "已换负责人，取消一律先报协会");
        await street.ClickAsync("button:has-text('提交整改')");
        await app.Host.IdleAsync();
        await DecideAsync(staff, code, "整改到位", "reinstate");

        await street.GotoAsync("/street/conduct");
        await Expect(street.Locator(".sum.good")).ToContainTextAsync("配送正常");
    }

    private async Task DecideAsync(IPage staff, string code, string comment, string decision)
    {
        await staff.GotoAsync($"/staff/conduct/{code}");
        await staff.FillAsync("[name=comment]", comment);
        await staff.ClickAsync($"button[value={decision}]");
        await app.Host.IdleAsync();
    }

    private async Task<IPage> StreetAsync(string email, int width)
    {
        var page = await app.OpenAsync(width);
        await app.SignInAsync(page, email);
        return page;
    }

    private async Task<IPage> StaffAsync(string name)
    {
        var page = await app.OpenAsync();
        await app.SignInStaffAsync(page, name);
        return page;
    }

    private string Newest(string email) => app.Host.Mail.List(email)[0].Subject;

    private async Task<string> FiledAsync(string key, string start)
    {
        var order = new
        {
            street = "FQ02",
            discipline = "PW",
            fundingStream = "NonBasic",
            audience = new { ages = "50—70岁", expected = 25 },
            venue = new { name = "枫桥睦邻中心", address = "枫桥路200号" },
            lessons = new[] { new { start = $"2026-12-09T{start}:00+08:00", minutes = 60 } },
        };
        var filed = (await app.Api.PostAsync("api/orders", order, key)).Must(key);
        await app.Host.IdleAsync();
        return filed.Body!["orderId"]!.GetValue<string>();
    }
}
