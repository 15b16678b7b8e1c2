using System.Net.Http.Json;
using System.Text.Json;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>A street's suspension from the proposal to the day on which it may order again.</summary>
public sealed class SuspensionTests
{
    private const string Path = $"/api/streets/{Town.Street}";

    [Fact]
    public async Task Three_violations_of_a_season_propose_a_suspension_and_two_do_not()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await ViolateAsync(town, times: 2);
        Assert.DoesNotContain("请决定是否停止配送：清荷街道", await town.SubjectsAsync("shenhe@example.cn"));

        await ViolateAsync(town, times: 1);

        var mail = await town.MailAsync("shenhe@example.cn", "请决定是否停止配送：清荷街道");
        Assert.Contains("2026年秋季内3次违规", mail.Text, StringComparison.Ordinal);
        Assert.Equal("Active", await StatusAsync(town));
        Assert.Equal(
            3,
            (await town.SubjectsAsync("lin@example.cn")).Count(one =>
                one.StartsWith("记录了一次违规", StringComparison.Ordinal)
            )
        );
        var list = await town.App.Http.GetStringAsync("/staff/conduct");
        Assert.Contains("待决定是否停止配送", list, StringComparison.Ordinal);
        Assert.Contains("决定是否停止配送：清荷街道", await HomeAsync(town), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_grave_violation_is_enough()
    {
        await using var town = await Town.StartAsync(teachers: 0);

        await ViolateAsync(town, times: 1, grave: true);

        Assert.Contains("请决定是否停止配送：清荷街道", await town.SubjectsAsync("shenhe@example.cn"));
    }

    [Fact]
    public async Task A_suspended_street_cannot_order_and_its_orders_wait_until_its_rectification_is_accepted()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var waiting = await town.FileAsync();
        await ViolateAsync(town, times: 3);

        await DoAsync(town, "suspension", new { reason = "三次人数不足" });

        Assert.Equal("Suspended", await StatusAsync(town));
        var told = await town.MailAsync("lin@example.cn", "停止配送：清荷街道");
        Assert.Contains("2026年秋季内3次违规", told.Text, StringComparison.Ordinal);
        Assert.Equal(
            "422 order.suspended 该街镇已停止配送，恢复后才能审核通过",
            await town.RefusalAsync($"/api/orders/{waiting}/decision", new { decision = "approve" })
        );
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains("去整改", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        Assert.Contains("三次人数不足", await street.GetStringAsync("/street/conduct"), StringComparison.Ordinal);

        await DoAsync(town, "rectification", new { text = "以后开课前一周电话确认人数" }, street);
        Assert.Contains("街镇已提交整改，请认可或退回：清荷街道", await town.SubjectsAsync("shenhe@example.cn"));
        Assert.Contains("看整改，决定是否恢复配送：清荷街道", await HomeAsync(town), StringComparison.Ordinal);
        await DoAsync(town, "reinstate", new { comment = "认可" });

        Assert.DoesNotContain("配送：清荷街道", await HomeAsync(town), StringComparison.Ordinal);
        Assert.Equal("Active", await StatusAsync(town));
        Assert.Contains("已恢复配送：清荷街道", await town.SubjectsAsync("lin@example.cn"));
        var listed = await town.MailAsync("shenhe@example.cn", "恢复配送，请继续审核：清荷街道的1张订单");
        Assert.Contains(waiting, listed.Text, StringComparison.Ordinal);
        await town.SendAsync($"/api/orders/{waiting}/decision", new { decision = "approve" });
    }

    [Fact]
    public async Task A_suspended_street_reads_why_its_order_is_refused_and_where_to_go()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await DoAsync(town, "suspension", new { reason = "虚报人数" });

        using var refused = await town.App.Http.PostAsJsonAsync(
            "/api/orders",
            new
            {
                street = Town.Street,
                discipline = "TJQ",
                fundingStream = "Basic",
                audience = new { ages = "50—70岁", expected = 25 },
                venue = new { name = "清荷文体中心", address = "黄浦区清荷路1号" },
                lessons = new[] { new { start = "2026-09-21T09:30:00+08:00", minutes = 90 } },
            }
        );

        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("order.suspended", problem.GetProperty("code").GetString());
        Assert.Contains("/street/conduct", $"{problem}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_may_decide_against_it_and_the_same_violations_propose_no_other()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await ViolateAsync(town, times: 3);

        await DoAsync(town, "suspension", new { decision = "dismiss", reason = "场地方的责任" });

        Assert.Equal("Active", await StatusAsync(town));
        await ViolateAsync(town, times: 2);
        Assert.Single(await town.SubjectsAsync("shenhe@example.cn"), "请决定是否停止配送：清荷街道");
        await ViolateAsync(town, times: 1);
        Assert.Equal(
            2,
            (await town.SubjectsAsync("shenhe@example.cn")).Count(one => one == "请决定是否停止配送：清荷街道")
        );
    }

    [Fact]
    public async Task While_staff_are_silent_they_are_reminded_then_their_manager_too_and_the_street_still_orders()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await ViolateAsync(town, times: 3);

        await town.App.MoveToAsync("2026-09-03T08:59");
        Assert.DoesNotContain(await town.SubjectsAsync("shenhe@example.cn"), IsReminder);
        await town.App.MoveToAsync("2026-09-03T09:01");
        Assert.Single(await town.SubjectsAsync("shenhe@example.cn"), IsReminder);
        Assert.DoesNotContain(await town.SubjectsAsync("zhuguan@example.cn"), IsReminder);
        await town.App.MoveToAsync("2026-09-07T09:01");

        Assert.Single(await town.SubjectsAsync("zhuguan@example.cn"), IsReminder);
        Assert.Equal("Active", await StatusAsync(town));
        await town.FileAsync();
    }

    [Fact]
    public async Task A_street_that_stays_silent_is_reminded_and_nothing_is_forgotten_when_the_season_ends()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await DoAsync(town, "suspension", new { reason = "虚报人数" });

        await town.App.MoveToAsync("2026-09-15T09:01");
        Assert.Single(await town.SubjectsAsync("lin@example.cn"), "请提交整改：清荷街道仍在停止配送");
        Assert.Contains("提醒：街镇还没有提交整改：清荷街道", await town.SubjectsAsync("shenhe@example.cn"));
        await town.App.MoveToAsync("2026-12-20T09:00");

        Assert.Equal("Suspended", await StatusAsync(town));
        Assert.Contains("已停止配送", await town.App.Http.GetStringAsync("/staff/conduct"), StringComparison.Ordinal);
        await DoAsync(town, "rectification", new { text = "已换执行负责人" });
        await DoAsync(town, "reinstate", new { comment = "认可" });
        Assert.Equal("Active", await StatusAsync(town));
    }

    [Fact]
    public async Task What_was_changed_may_not_be_enough_and_the_street_reads_what_is_missing()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await DoAsync(town, "suspension", new { reason = "虚报人数" });
        await DoAsync(town, "rectification", new { text = "会注意的" });

        await DoAsync(town, "reinstate", new { accept = false, comment = "请写明由谁核对名单" });

        Assert.Equal("Suspended", await StatusAsync(town));
        var mails = (await town.App.MailAsync("lin@example.cn")).Where(mail => mail.Subject.Contains("停止配送"));
        Assert.Contains(mails, mail => mail.Text!.Contains("请写明由谁核对名单", StringComparison.Ordinal));
        await DoAsync(town, "rectification", new { text = "由副主任每次核对名单" });
        await DoAsync(town, "reinstate", new { comment = "认可" });
        Assert.Equal("Active", await StatusAsync(town));
    }

    [Fact]
    public async Task A_street_may_appeal_once_and_staff_answer()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await DoAsync(town, "suspension", new { reason = "虚报人数" });
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));

        using var appealed = await town.PostFormAsync(
            "/street/conduct/appeal",
            await town.StreetCookieAsync(Town.Street),
            ("formKey", "one"),
            ("appeal", "名单有签字，可以核对")
        );
        Assert.Equal(303, (int)appealed.StatusCode);
        Assert.Contains("街镇申诉，请答复：清荷街道", await town.SubjectsAsync("shenhe@example.cn"));
        Assert.Contains("答复申诉：清荷街道", await HomeAsync(town), StringComparison.Ordinal);
        await DoAsync(town, "reinstate", new { accept = false, comment = "签字是同一个人写的" });
        Assert.DoesNotContain("答复申诉", await HomeAsync(town), StringComparison.Ordinal);

        Assert.Contains("签字是同一个人写的", await street.GetStringAsync("/street/conduct"), StringComparison.Ordinal);
        Assert.Equal(
            "422 suspension.appealed 这次停止配送已经申诉过一次，请提交整改",
            await town.RefusalAsync($"{Path}/rectification", new { text = "再看看", appeal = true }, by: street)
        );
    }

    [Fact]
    public async Task Every_refusal_says_what_to_do()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        async Task Refused(string expected, string act, object body) =>
            Assert.Equal(expected, await town.RefusalAsync($"{Path}/{act}", body));

        await Refused("422 suspension.reason 请写明停止配送的原因，街镇会看到", "suspension", new { });
        await Refused(
            "409 suspension.stage 该街镇没有正在办理的停止配送",
            "suspension",
            new { decision = "dismiss", reason = "无" }
        );
        await Refused("422 suspension.text 请写明改了什么、以后怎样避免", "rectification", new { });
        await Refused("409 suspension.stage 该街镇没有正在办理的停止配送", "reinstate", new { });
        await DoAsync(town, "suspension", new { reason = "虚报人数" });
        await Refused("422 suspension.comment 请写明还差什么，街镇会看到", "reinstate", new { accept = false });
        await Refused(
            "409 suspension.stage 街镇还没有提交整改或申诉，没有可以答复的",
            "reinstate",
            new { accept = false, comment = "不够" }
        );
        await Refused("422 suspension.text 请写明为什么认为停止配送不当", "rectification", new { appeal = true });
        await Refused(
            "409 suspension.stage 目前是“已停止配送”，不能这样办，请刷新页面查看最新状态",
            "suspension",
            new { reason = "再停一次" }
        );
        Assert.StartsWith(
            "404 street.unknown",
            await town.RefusalAsync("/api/streets/nowhere/suspension", new { reason = "虚报" })
        );
    }

    [Fact]
    public async Task Only_conduct_staff_act_and_a_street_only_for_itself()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        using var other = town.ClientWith(await town.StreetCookieAsync("310101003"));

        foreach (var act in new[] { "violations", "suspension", "reinstate" })
            Assert.StartsWith(
                "403 ",
                await town.RefusalAsync(
                    $"{Path}/{act}",
                    act == "violations" ? new { kind = "FalseReport" } : new { },
                    by: street
                )
            );
        Assert.StartsWith("403 ", await town.RefusalAsync($"{Path}/rectification", new { text = "改了" }, by: other));
    }

    internal static async Task ViolateAsync(Town town, int times, bool grave = false)
    {
        for (var one = 0; one < times; one++)
            await DoAsync(
                town,
                "violations",
                new
                {
                    kind = "LowHeadcount",
                    evidence = $"督导到场，只有8人（{one + 1}）",
                    grave,
                }
            );
    }

    private static async Task DoAsync(Town town, string act, object body, HttpClient? by = null)
    {
        await town.SendAsync($"{Path}/{act}", body, by);
        await town.App.IdleAsync();
    }

    private static async Task<string> StatusAsync(Town town) =>
        (await town.GetAsync(Path)).GetProperty("status").GetString()!;

    private static Task<string> HomeAsync(Town town) => town.App.Http.GetStringAsync("/staff");

    private static bool IsReminder(string subject) => subject == "提醒：请决定是否停止配送：清荷街道";
}
