using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Delivery.EndToEnd.Tests.Browser;

/// <summary>From order to exchanged contacts in a real browser, as the four people do it.</summary>
public sealed class FirstWeekTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_street_is_told_everything_that_is_wrong_at_once_and_loses_nothing_it_typed()
    {
        var page = await app.OpenAsync(390, script: false);
        await app.SignInAsync(page, "fq02@example.cn");
        await page.GotoAsync("/orders/new");
        await FillAsync(page, people: "16", date: "2026-08-06");
        await page.ClickAsync("button.go");

        var summary = page.Locator("[role=alert]");
        await Expect(summary).ToContainTextAsync("预计人数至少20人");
        await Expect(summary).ToContainTextAsync("最早可排");
        await Expect(page.Locator("[name=expected]")).ToHaveValueAsync("16");
        await Expect(page.Locator("[name=venueName]")).ToHaveValueAsync("枫桥睦邻中心");
    }

    [Fact]
    public async Task An_order_goes_from_the_form_to_an_acknowledged_teacher()
    {
        var street = await app.OpenAsync(390);
        await app.SignInAsync(street, "fq02@example.cn");
        await street.GotoAsync("/orders/new");
        await FillAsync(street, people: "25", date: "2026-09-08");
        await street.ClickAsync("button.go");
        await street.ReachesAsync("/orders/FQ02-2026-*?said=OrderFiled");
        await Expect(street.Locator("main [role=status]").First).ToContainTextAsync("订单已提交");
        var orderId = new Uri(street.Url).Segments[^1];
        await Expect(street.Locator("main")).ToContainTextAsync("待审核");

        var staff = await app.OpenAsync();
        await app.SignInStaffAsync(staff, "陈审核");
        await staff.GotoAsync($"/staff/orders/{orderId}");
        await staff.ClickAsync("button[value=approve i]");
        await app.Host.IdleAsync();

        foreach (var email in (string[])["l03@example.cn", "l04@example.cn"])
        {
            var teacher = await app.OpenAsync(390, script: false);
            await teacher.GotoAsync(await app.LinkAsync(email, "想请您上课：排舞"));
            if (await teacher.Locator("button.go").CountAsync() > 0)
                await teacher.ClickAsync("button.go");
            await app.Host.IdleAsync();
        }

        await app.Host.Mover.AdvanceAsync(TimeSpan.FromHours(1));
        var order = (await app.Api.GetAsync($"api/orders/{orderId}")).Must(orderId);
        Assert.Equal("Confirmed", order.Body!["stage"]!.GetValue<string>());

        await street.GotoAsync($"/orders/{orderId}");
        await Expect(street.Locator("main")).Not.ToContainTextAsync("139 0000");
        (await app.Api.PostAsync($"api/courses/{orderId}/confirmation/acknowledge", null, $"ack-{orderId}")).Must(
            orderId
        );
        await app.Host.IdleAsync();
        await street.ReloadAsync();
        await Expect(street.Locator("main")).ToContainTextAsync("139 0000");
    }

    [Fact]
    public async Task On_the_board_a_teacher_is_dragged_onto_a_course_and_assigned_once_the_next_page_has_shown_what_stands_against_it()
    {
        var course = await WaitingAsync("19:00");
        var page = await app.OpenAsync();
        await app.SignInStaffAsync(page, "孙管理");
        await page.GotoAsync("/staff/matching-board?discipline=YJ");
        var card = page.Locator($"#c-{course}");
        await card.EvaluateAsync("card => card.addEventListener('dragover', () => { card.dataset.over = 'yes' })");

        await page.HoverAsync("[data-board-teacher=L07]");
        await page.Mouse.DownAsync();
        await card.HoverAsync();
        await Expect(card.Locator("[data-board-fit]")).ToContainTextAsync("能上：吕庚");
        await MoveOverAsync(page, card);
        await page.Mouse.UpAsync();

        await page.ReachesAsync($"/staff/matching/{course}?teacher=L07");
        await Expect(page.Locator("#assign")).ToContainTextAsync("吕庚老师可以指定");
        await page.ClickAsync("#assign button");
        await page.ReachesAsync($"/staff/matching/{course}?said=*");
        await app.Host.IdleAsync();
        var order = (await app.Api.GetAsync($"api/orders/{course}")).Must(course);
        Assert.Equal("Confirmed", order.Body!["stage"]!.GetValue<string>());
    }

    [Fact]
    public async Task On_a_phone_without_script_the_board_is_worked_by_keys_alone()
    {
        var course = await WaitingAsync("14:00");
        var page = await app.OpenAsync(390, script: false);
        await app.SignInStaffAsync(page, "孙管理");
        await page.GotoAsync("/staff/matching-board?discipline=YJ");

        var list = page.Locator($"#c-{course} select[name=teacher]");
        await list.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        var chosen = await list.InputValueAsync();
        Assert.Contains(chosen, (string[])["L04", "L07"]);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await page.ReachesAsync($"/staff/matching/{course}?teacher={chosen}");
        await Expect(page.Locator("#assign")).ToContainTextAsync("老师可以指定");
    }

    // Once it is begun the cards say whether they fit, and grow: a hand moves on until the browser knows what lies beneath.
    private static async Task MoveOverAsync(IPage page, ILocator card)
    {
        for (var move = 0; move < 600 && await card.GetAttributeAsync("data-over") is null; move++)
        {
            await card.ScrollIntoViewIfNeededAsync();
            var box = (await card.BoundingBoxAsync())!;
            await page.Mouse.MoveAsync(box.X + (box.Width / 2) + (move % 2), box.Y + (box.Height / 2));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await Expect(card).ToHaveAttributeAsync("data-over", "yes");
    }

    // A course that nobody has said yes to.
    private async Task<string> WaitingAsync(string start)
    {
        var order = new
        {
            street = "FQ02",
            discipline = "YJ",
            fundingStream = "NonBasic",
            audience = new { ages = "50—70岁", expected = 25 },
            venue = new { name = "枫桥睦邻中心", address = "枫桥路200号" },
            lessons = new[] { new { start = $"2026-12-08T{start}:00+08:00", minutes = 60 } },
        };
        var filed = (await app.Api.PostAsync("api/orders", order, $"board-{start}")).Must("order");
        var id = filed.Body!["orderId"]!.GetValue<string>();
        (
            await app.Api.PostAsync(
                $"api/orders/{id}/decision",
                new { decision = "approve", comment = "" },
                $"approve-{id}"
            )
        ).Must(id);
        await app.Host.IdleAsync();
        return id;
    }

    private static async Task FillAsync(IPage page, string people, string date)
    {
        await page.SelectOptionAsync("[name=discipline]", "PW");
        await page.FillAsync("[name=expected]", people);
        await page.FillAsync("[name=ages]", "50—70岁");
        await page.FillAsync("[name=venueName]", "枫桥睦邻中心");
        await page.SelectOptionAsync("[name=indoor]", "true");
        await page.FillAsync("[name=venueAddress]", "枫桥路200号");
        await page.FillAsync("[name='lessonDate[0]']", date);
        await page.FillAsync("[name='lessonStart[0]']", "19:00");
        await page.FillAsync("[name='lessonMinutes[0]']", "90");
    }
}
