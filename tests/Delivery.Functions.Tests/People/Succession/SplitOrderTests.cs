using System.Net;
using System.Text.Json.Nodes;
using Delivery.Domain.People.Succession;
using Delivery.Functions.People.Succession;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Tests.Web;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.People.Succession.TwoStreets;

namespace Delivery.Functions.Tests.People.Succession;

/// <summary>Single orders that go to the street that is made of another.</summary>
public sealed class SplitOrderTests
{
    [Fact]
    public async Task Chosen_orders_go_on_under_a_new_number_at_their_place_and_what_has_begun_stays()
    {
        await using var streets = await StartAsync();
        var returned = await FileAsync(streets, "D02", "吴六");
        var begun = await FileAsync(streets, "D03");
        await DecideAsync(streets, returned, "return");
        using var first = await streets.ContactOfAsync(A);
        using var draft = Ordering.DraftTests.Form("D02", ("expected", "大概三十"), ("act", "saveDraft"));
        using var kept = await first.PostAsync($"/orders/{returned}/edit", draft);
        await DecideAsync(streets, begun, "approve");
        var page = await PageAsync(
            streets.App.Http,
            $"/staff/streets/{A}/succession?kind=Split&other={B}&from=2026-09-02&part=3000&order[{streets.OrderId}]=true"
        );
        Assert.Contains("可以转的2个，已勾选1个，共2节，预计占用配额600.00元", page, StringComparison.Ordinal);
        Assert.Contains("可划出的最多8,800.00元，含勾选的订单要用的", page, StringComparison.Ordinal);
        Assert.DoesNotContain("划出的配额不够", page, StringComparison.Ordinal);
        var small = await PageAsync(
            streets.App.Http,
            $"/staff/streets/{A}/succession?kind=Split&other={B}&from=2026-09-02&part=100&order[{streets.OrderId}]=true"
        );
        Assert.Contains("比勾选的订单当年要用的少500.00元", small, StringComparison.Ordinal);
        Assert.Contains("留在清荷街道的1个", page, StringComparison.Ordinal);
        Assert.Contains("老师、课程和反馈都记在清荷街道名下，留在原处办完", page, StringComparison.Ordinal);
        var before = await OrderAsync(streets, streets.OrderId);

        await SplitAsync(streets, streets.OrderId, returned);

        var (old, anew) = (await OrderAsync(streets, streets.OrderId), await OrderAsync(streets, $"{B}-2026-001"));
        Assert.Equal(("Withdrawn", $"{B}-2026-001"), ((string?)old["stage"], (string?)old["movedTo"]));
        Assert.Equal(("Submitted", streets.OrderId), ((string?)anew["stage"], (string?)anew["movedFrom"]));
        foreach (var same in new[] { "discipline", "audience", "venue", "filedAt", "history", "contacts" })
            Assert.Equal(before[same]?.ToJsonString(), anew[same]?.ToJsonString());
        var answered = await OrderAsync(streets, $"{B}-2026-002");
        Assert.Equal(
            ("Returned", "吴六"),
            ((string?)answered["stage"], (string?)answered["contacts"]!["ordering"]!["name"])
        );
        var mails = await streets.App.MailAsync();
        Assert.DoesNotContain(
            mails,
            mail => mail.Subject.StartsWith("订单已收到", StringComparison.Ordinal) && Names(mail.Text, "002")
        );
        foreach (var reader in new[] { "wu@example.cn", $"gu{B}@example.cn" })
            Assert.Contains(
                await streets.App.MailAsync(reader),
                mail => mail.Subject.StartsWith("请补充订单", StringComparison.Ordinal) && Names(mail.Text, "002")
            );
        Assert.DoesNotContain((string?)(await OrderAsync(streets, begun))["stage"], new[] { "Submitted", "Withdrawn" });
        var queue = await PageAsync(streets.App.Http, "/staff/orders");
        Assert.Contains($"{B}-2026-001", queue, StringComparison.Ordinal);
        Assert.DoesNotContain(streets.OrderId, queue, StringComparison.Ordinal);

        using var second = await streets.ContactOfAsync(B);
        Assert.Contains("大概三十", await PageAsync(second, $"/orders/{B}-2026-002/edit"), StringComparison.Ordinal);
        Assert.Contains(
            $"转为{B}-2026-001（云杉街道）",
            await PageAsync(first, $"/orders/{streets.OrderId}"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"由{streets.OrderId}转来",
            await PageAsync(second, $"/orders/{B}-2026-001"),
            StringComparison.Ordinal
        );
        var answer = Neighbourhood.Order("D02");
        answer["street"] = B;
        await streets.PutAsync($"/api/orders/{B}-2026-002", answer);
        await DecideAsync(streets, $"{B}-2026-002", "approve");
        Assert.NotEqual("Submitted", (string?)(await OrderAsync(streets, $"{B}-2026-002"))["stage"]);
        Assert.Equal(0, await streets.DriftsAsync("2026-09-03T08:00"));

        static bool Names(string? text, string number) =>
            text?.Contains($"{B}-2026-{number}", StringComparison.Ordinal) == true;
    }

    [Fact]
    public async Task An_order_that_two_splits_name_goes_once_and_who_expected_it_is_told()
    {
        await using var streets = await StartAsync();
        await streets.RegisterAsync(C, "竹溪镇");
        var handOver = ActivatorUtilities.CreateInstance<HandOverOrders>(streets.App.Services);
        foreach (var other in new[] { B, C, B })
            await handOver.Run(Split(other, streets.OrderId), streets.App.Engine.Client);

        var years = streets.App.Services.GetRequiredService<StreetYears>();
        Assert.Single(await years.OrdersAsync(B, 2026));
        Assert.Empty(await years.OrdersAsync(C, 2026));
        foreach (var reader in new[] { "shenhe@example.cn", "lin@example.cn", $"gu{C}@example.cn" })
            Assert.Single(
                await streets.App.MailAsync(reader),
                mail => mail.Text?.Contains("没有转到竹溪镇：订单", StringComparison.Ordinal) == true
            );
    }

    [Fact]
    public async Task What_cannot_go_is_refused_by_its_number_and_nothing_is_taken()
    {
        await using var streets = await StartAsync();
        await streets.RegisterAsync(C, "竹溪镇");
        var others = (string)(await streets.FileAsync(C, "D01")).Body["orderId"]!;
        var (begun, closed) = (await FileAsync(streets, "D02"), await FileAsync(streets, "D03"));
        await DecideAsync(streets, begun, "approve");
        await streets.PostAsync($"/api/orders/{closed}/withdraw", new { reason = "不办了" });

        var (status, page) = await streets.ChangeAsync(
            "Split",
            A,
            B,
            "2026-09-02",
            "3000",
            orders: [others, begun, closed, $"{A}-2026-099"]
        );

        Assert.Equal(422, status);
        Assert.Contains($"订单{others}不是清荷街道的，不能随它的拆分转走", page, StringComparison.Ordinal);
        Assert.Contains($"老师、课程和反馈都记在清荷街道名下，留在原处办完", page, StringComparison.Ordinal);
        Assert.Contains($"订单{closed}已撤回，已经结束，不能再转", page, StringComparison.Ordinal);
        Assert.Contains($"没有找到订单“{A}-2026-099”，请核对编号", page, StringComparison.Ordinal);
        Assert.Equal(20_000m, await streets.TotalAsync(A, B));

        await SplitAsync(streets, streets.OrderId);
        var again = await streets.ChangeAsync("Split", A, C, "2026-09-02", "0", orders: [streets.OrderId]);
        Assert.Contains($"订单{streets.OrderId}已经转到云杉街道，不用再转", again.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_killed_in_between_the_order_is_filed_anew_once()
    {
        var fuse = new StorageFuse();
        await using var streets = await StartAsync(fuse);
        var handOver = ActivatorUtilities.CreateInstance<HandOverOrders>(streets.App.Services);
        var split = Split(B, streets.OrderId);
        var cut = 0;
        do
        {
            fuse.Arm(++cut, last: cut % 2 == 0);
            try
            {
                await handOver.Run(split, streets.App.Engine.Client);
            }
            catch (Azure.RequestFailedException) when (fuse.HasBlown) { }
        } while (Mended());

        Assert.True(cut > 8, $"{cut}");
        var orders = await streets.App.Services.GetRequiredService<StreetYears>().OrdersAsync(B, 2026);
        var anew = Assert.Single(orders).Value;
        Assert.Equal(streets.OrderId, anew.MovedFrom!.OrderId);
        Assert.Equal(anew.OrderId, (string?)(await OrderAsync(streets, streets.OrderId))["movedTo"]);
        // Messages that were cut off are told by the timer.
        await streets.App.MoveToAsync("2026-09-01T18:00");
        await DecideAsync(streets, anew.OrderId, "approve");
        Assert.NotEqual("Submitted", (string?)(await OrderAsync(streets, anew.OrderId))["stage"]);

        bool Mended()
        {
            var blown = fuse.HasBlown;
            fuse.Mend();
            return blown;
        }
    }

    private static async Task SplitAsync(TwoStreets streets, params string[] orders)
    {
        Assert.Equal(303, (await streets.ChangeAsync("Split", A, B, "2026-09-02", "3000", orders: orders)).Status);
        await streets.App.IdleAsync();
    }

    private static StreetsChanged Split(string other, string order) =>
        new(StreetChangeKind.Split, A, other, new DateOnly(2026, 9, 2), "拆分", "区划调整", [order], "高一");

    private static async Task<string> FileAsync(TwoStreets streets, string discipline, string? contact = null)
    {
        var id = (string)(await streets.FileAsync(A, discipline, contact: contact)).Body["orderId"]!;
        await streets.App.IdleAsync();
        return id;
    }

    private static Task DecideAsync(TwoStreets streets, string order, string decision) =>
        streets.PostAsync($"/api/orders/{order}/decision", new { decision, comment = "请说明音响" });

    private static async Task<JsonObject> OrderAsync(TwoStreets streets, string order) =>
        JsonNode.Parse(await streets.App.Http.GetStringAsync($"/api/orders/{order}"))!.AsObject();

    private static async Task<string> PageAsync(HttpClient by, string path) =>
        WebUtility.HtmlDecode(await by.GetStringAsync(path));
}
