using System.Net;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Workflow;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.People.Succession.TwoStreets;

namespace Delivery.Functions.Tests.People.Succession;

public sealed class StreetMergerTests
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task What_would_follow_stands_in_figures_before_anything_is_taken()
    {
        await using var streets = await StartAsync();
        using var own = await streets.ContactOfAsync(A);

        var page = WebUtility.HtmlDecode(
            await streets.App.Http.GetStringAsync($"/staff/streets/{A}/succession?kind=Merge&other={B}&from=2026-09-01")
        );

        Assert.Contains("清荷街道并入云杉街道", page, StringComparison.Ordinal);
        Assert.Contains("待审核1个", page, StringComparison.Ordinal);
        Assert.Contains("基本配送1个", page, StringComparison.Ordinal);
        Assert.Contains("2节", page, StringComparison.Ordinal);
        Assert.Contains("1个登录随之结束", page, StringComparison.Ordinal);
        Assert.Contains("9,400.00元划给云杉街道", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/street")).StatusCode);
        Assert.Contains(
            $"/staff/streets/{A}/succession",
            await streets.App.Http.GetStringAsync($"/staff/streets/{A}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task From_the_day_on_the_other_street_sees_and_acts_and_the_first_ones_right_has_ended()
    {
        await using var streets = await StartAsync();
        var order = $"/orders/{streets.OrderId}";
        await streets.MergeAsync(A, B, "2026-09-03");
        await streets.App.MoveToAsync("2026-09-02T20:00");
        using var first = await streets.ContactOfAsync(A);
        using var other = await streets.ContactOfAsync(B);

        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync(order)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(order)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await streets.FileAsync(A, "D02")).Status);

        await streets.App.MoveToAsync("2026-09-03T00:01");
        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetAsync("/street")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(order)).StatusCode);
        var home = WebUtility.HtmlDecode(await other.GetStringAsync("/street"));
        Assert.Contains("（清荷街道）", home, StringComparison.Ordinal);
        Assert.Contains("没有办完2个", home, StringComparison.Ordinal);
        Assert.Contains(streets.OrderId, await other.GetStringAsync("/api/orders"), StringComparison.Ordinal);
        // It may ask for those that it took over, for its own, and for nobody else's.
        foreach (var (street, isThere) in new[] { (A, true), (B, false) })
            Assert.Equal(
                isThere,
                (await other.GetStringAsync($"/api/orders?street={street}")).Contains(
                    streets.OrderId,
                    StringComparison.Ordinal
                )
            );
        using var strangers = await other.GetAsync("/api/orders?street=310101099");
        Assert.Equal(403, (int)strangers.StatusCode);
        var (status, refused) = await streets.FileAsync(A, "D03");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "order.merged"), (status, CodeOf(refused)));
        Assert.Contains(
            "本街镇已并入云杉街道，请以云杉街道的名义申报",
            refused.ToJsonString(Plain),
            StringComparison.Ordinal
        );
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("reason", "不办了")]);
        Assert.Equal(303, (int)(await other.PostAsync($"{order}/withdraw", form)).StatusCode);
    }

    [Fact]
    public async Task The_papers_of_the_first_street_are_reached_under_its_own_name_and_left_again()
    {
        await using var streets = await StartAsync();
        await streets.MergeAsync(A, B);
        using var other = await streets.ContactOfAsync(B);
        using var stranger = await streets.ContactOfAsync(C);

        Assert.Equal(404, (int)(await GoAsync(stranger, A)).StatusCode);
        using var there = await streets.GoneOverAsync(other, A);
        var home = WebUtility.HtmlDecode(await there.GetStringAsync("/street"));
        Assert.Contains("清荷街道（已并入云杉街道）", home, StringComparison.Ordinal);
        Assert.Contains("新的课程请以它的名义申报", home, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/street/conduct")).StatusCode);
        Assert.Equal(303, (int)(await GoAsync(there, B)).StatusCode);
    }

    [Fact]
    public async Task The_free_quota_follows_and_so_does_what_is_given_back_later()
    {
        await using var streets = await StartAsync();
        var approved = (string)(await streets.FileAsync(A, "D02")).Body["orderId"]!;
        await streets.PostAsync($"/api/orders/{approved}/decision", new { decision = "approve" });
        await streets.MergeAsync(A, B);

        // 600 each: one order holds its fees, the other will need them.
        Assert.Equal((600m, 18_800m), (await streets.AvailableAsync(A), await streets.AvailableAsync(B)));
        Assert.Equal(20_000m, await streets.TotalAsync(A, B));
        await streets.PostAsync($"/api/orders/{streets.OrderId}/decision", new { decision = "approve" });
        await streets.PostAsync($"/api/orders/{approved}/withdraw", new { reason = "不办了" });
        Assert.Equal(0, await streets.DriftsAsync("2026-09-02T08:00"));

        Assert.Equal((0m, 19_400m), (await streets.AvailableAsync(A), await streets.AvailableAsync(B)));
        Assert.Equal(20_000m, await streets.TotalAsync(A, B));
        var ledger = await streets.App.Http.GetStringAsync($"/staff/streets/{B}/ledger/2026");
        var lines = new HtmlParser().ParseDocument(ledger).QuerySelectorAll("table.rows tbody tr");
        Assert.Equal(
            ["划转 由清荷街道划入 +8,800.00 18,800.00", "划转 由清荷街道划入 +600.00 19,400.00"],
            lines.Select(line =>
                string.Join(' ', line.Children.Skip(1).Select(cell => cell.TextContent).Where(text => text.Length > 0))
            )
        );
        Assert.DoesNotContain("账目不符", ledger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_that_left_one_ledger_comes_to_the_other_whatever_is_killed_in_between()
    {
        var fuse = new StorageFuse();
        await using var streets = await StartAsync(fuse);
        var passing = streets.App.Services.GetRequiredService<QuotaPassing>();
        var registers = streets.App.Services.GetRequiredService<Registers>();
        var street = (await registers.Streets.FindAsync(A))!.Value with
        {
            Lineage = new(Into: new(B, new DateOnly(2026, 9, 1))),
        };
        await registers.Streets.PutAsync(Caller.Service, new Act("street.put", A), A, street, null);
        var cut = 0;
        do
        {
            fuse.Arm(++cut, last: cut % 2 == 0);
            try
            {
                await passing.RunAsync(street);
            }
            catch (Azure.RequestFailedException) when (fuse.HasBlown) { }
        } while (Mended());

        Assert.True(cut > 3, $"{cut}");
        await passing.RunAsync(street);
        Assert.Equal(20_000m, await streets.TotalAsync(A, B));
        Assert.Equal((600m, 19_400m), (await streets.AvailableAsync(A), await streets.AvailableAsync(B)));

        bool Mended()
        {
            var blown = fuse.HasBlown;
            fuse.Mend();
            return blown;
        }
    }

    [Fact]
    public async Task A_chain_ends_at_its_last_street()
    {
        await using var streets = await StartAsync();
        await streets.RegisterAsync(C, "竹溪镇");
        await streets.MergeAsync(A, B);
        await streets.MergeAsync(B, C);
        using var last = await streets.ContactOfAsync(C);

        Assert.Equal(HttpStatusCode.OK, (await last.GetAsync($"/orders/{streets.OrderId}")).StatusCode);
        Assert.Equal(30_000m, await streets.TotalAsync(A, B, C));
        Assert.Equal((600m, 0m), (await streets.AvailableAsync(A), await streets.AvailableAsync(B)));
        await streets.PostAsync(
            $"/api/orders/{streets.OrderId}/decision",
            new { decision = "reject", comment = "场地不符" }
        );
        Assert.Equal(0, await streets.DriftsAsync("2026-09-02T08:00"));
        Assert.Equal(30_000m, await streets.AvailableAsync(C));
    }

    [Fact]
    public async Task The_season_counts_both_streets_courses_together()
    {
        await using var streets = await StartAsync();
        await streets.MergeAsync(A, B);
        var order = Neighbourhood.Order(lessons: 9);
        order["street"] = B;
        using var answer = await streets.App.Http.PostAsync("/api/orders", JsonContent.Create(order));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "order.lessons-per-discipline",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Both_streets_hear_of_it_and_have_it_in_their_history_and_courses_ask_the_other_streets_contacts()
    {
        await using var streets = await StartAsync();
        await streets.PostAsync($"/api/orders/{streets.OrderId}/decision", new { decision = "approve" });
        await streets.MergeAsync(A, B);

        foreach (var address in new[] { "lin@example.cn", "zhou@example.cn", $"gu{B}@example.cn" })
            Assert.Single(
                await streets.App.MailAsync(address),
                mail => mail.Subject.Contains("清荷街道并入云杉街道", StringComparison.Ordinal)
            );
        foreach (var street in new[] { A, B })
            Assert.Contains(
                "清荷街道并入云杉街道。区划调整〔2026〕8号",
                WebUtility.HtmlDecode(await streets.App.Http.GetStringAsync($"/staff/streets/{street}")),
                StringComparison.Ordinal
            );
        Course course = (await streets.App.Services.GetRequiredService<Courses>().FindAsync(streets.OrderId))!.Value;
        Assert.Equal("顾五", course.Contacts.ForDelivery.Name);
        using var other = await streets.ContactOfAsync(B);
        Assert.Contains("顾五", await other.GetStringAsync($"/orders/{streets.OrderId}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_mergers_of_a_street_at_once_one_wins()
    {
        await using var streets = await StartAsync();
        await streets.RegisterAsync(C, "竹溪镇");

        var both = await Task.WhenAll(
            streets.ChangeAsync("Merge", A, B, "2026-09-01"),
            streets.ChangeAsync("Merge", A, C, "2026-09-01")
        );

        Assert.Equal([303, 422], both.Select(one => one.Status).Order());
        Assert.Contains("不能再变动", both.Single(one => one.Status == 422).Page, StringComparison.Ordinal);
        await streets.App.IdleAsync();
        Assert.Equal(30_000m, await streets.TotalAsync(A, B, C));
    }

    private static string CodeOf(JsonObject problem) => (string)problem["errors"]![0]!["code"]!;
}
