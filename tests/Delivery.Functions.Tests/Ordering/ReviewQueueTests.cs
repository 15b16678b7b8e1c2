using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Xunit;
using static Delivery.Functions.Tests.Ordering.DraftTests;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>The queue of staff: narrowed, decided many at once, and never beyond a street's quota.</summary>
public sealed class ReviewQueueTests
{
    [Fact]
    public async Task Fifty_approvals_at_once_never_overdraw_a_quota()
    {
        // Ten lessons a piece, 300 yuan each: three orders and no more.
        await using var town = await Neighbourhood.WithAsync(
            ("Delivery:Ordering:LessonsPerDiscipline", "100000"),
            ("Delivery:Ordering:YearlyQuota", "10000")
        );
        var orders = new List<string>();
        for (var number = 0; number < 50; number++)
            orders.Add(await town.FileAsync(Neighbourhood.Order("D01", lessons: 10)));

        var answers = await Task.WhenAll(
            orders.Select(async order =>
            {
                using var answer = await town.App.Http.PostAsJsonAsync(
                    $"/api/orders/{order}/decision",
                    new { decision = "approve" }
                );
                return answer.IsSuccessStatusCode ? "yes" : await answer.Content.ReadAsStringAsync();
            })
        );

        Assert.Equal(3, answers.Count(answer => answer == "yes"));
        Assert.All(
            answers.Where(answer => answer != "yes"),
            answer => Assert.Contains("quota.overdrawn", answer, StringComparison.Ordinal)
        );
        var quota = await town.GetAsync($"/api/streets/{Neighbourhood.Street}/quota/2026");
        Assert.Equal(9000m, quota["reserved"]!.GetValue<decimal>());
        Assert.Equal(9000m, quota["entries"]!.AsArray().Sum(entry => entry!["reserved"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task An_order_that_is_filed_again_waits_from_then_on_and_shows_when_it_came_first()
    {
        await using var town = await Neighbourhood.WithAsync();
        using var returned = await town.App.Http.PostAsJsonAsync(
            $"/api/orders/{town.OrderId}/decision",
            new { decision = "return", comment = "请说明音响" }
        );
        returned.EnsureSuccessStatusCode();
        await town.App.MoveToAsync("2026-09-02T09:00");
        var second = await town.FileAsync(Neighbourhood.Order("D02"));
        await town.App.MoveToAsync("2026-09-03T09:00");
        using var again = await town.App.Http.PutAsJsonAsync($"/api/orders/{town.OrderId}", Neighbourhood.Order());
        again.EnsureSuccessStatusCode();
        await town.App.MoveToAsync("2026-09-04T09:00");

        var rows = new HtmlParser()
            .ParseDocument(await town.App.Http.GetStringAsync("/staff/orders"))
            .QuerySelectorAll("table.rows tbody tr");

        Assert.Equal(
            [second, town.OrderId],
            rows.Select(row => row.QuerySelector("a.button")!.GetAttribute("href")!.Split('/')[^1])
        );
        Assert.Contains("已等2个工作日", rows[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("首次", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("已等1个工作日 首次9月1日提交", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_are_approved_at_once_and_each_refusal_is_told()
    {
        await using var town = await Neighbourhood.WithAsync(("Delivery:Ordering:YearlyQuota", "1000"));
        var second = await town.FileAsync(Neighbourhood.Order("D02"));
        using var refused = await ApproveAsync(town, town.OrderId, second, "310101002-2026-099");
        var page = await refused.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("已通过1单；下面的没有通过审核", page, StringComparison.Ordinal);
        Assert.Contains($"{second}：2026年配额不足", page, StringComparison.Ordinal);
        Assert.Contains("310101002-2026-099：没有找到订单", page, StringComparison.Ordinal);
        using var nothing = await ApproveAsync(town);
        Assert.Contains("请先勾选订单", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_approves_once_and_goes_back_to_the_queue()
    {
        await using var town = await Neighbourhood.WithAsync();
        var key = Guid.NewGuid().ToString("N");
        for (var time = 0; time < 2; time++)
        {
            using var approved = await ApproveAsync(town, key, [town.OrderId]);
            Assert.Equal("/staff/orders?approved=1", approved.Headers.Location?.OriginalString);
        }
    }

    [Fact]
    public async Task What_the_list_is_narrowed_by_stays_when_some_are_approved()
    {
        await using var town = await Neighbourhood.WithAsync();
        var page = Html.ParseDocument(await town.App.Http.GetStringAsync("/staff/orders?district=黄浦区&approved=7"));
        var path = page.QuerySelector("form:has(input[name^='order['])")!.GetAttribute("action")!;
        using var none = await town.App.Http.PostAsync(path, new FormUrlEncodedContent([]));
        var again = Html.ParseDocument(await none.Content.ReadAsStringAsync());
        Assert.Equal("黄浦区", again.QuerySelector("select[name=district] option[selected]")!.GetAttribute("value"));

        using var approved = await town.App.Http.PostAsync(
            path,
            new FormUrlEncodedContent([new($"order[{town.OrderId}]", "true")])
        );
        Assert.Equal(
            $"/staff/orders?district={Uri.EscapeDataString("黄浦区")}&approved=1",
            approved.Headers.Location?.OriginalString
        );
    }

    [Fact]
    public async Task The_queue_is_narrowed_by_district_risk_and_age_and_shows_the_oldest_first()
    {
        await using var town = await Neighbourhood.WithAsync(("Delivery:Ordering:YearlyQuota", "1000"));
        await town.App.MoveToAsync("2026-09-03T09:00");
        var large = await town.FileAsync(Neighbourhood.Order("D02", lessons: 5));

        Assert.Equal([town.OrderId, large], await ShownAsync(town, ""));
        Assert.Equal([large], await ShownAsync(town, "?risk=Overdrawn"));
        Assert.Equal([town.OrderId], await ShownAsync(town, "?risk=Waiting"));
        Assert.Equal([town.OrderId], await ShownAsync(town, "?days=2"));
        Assert.Equal([], await ShownAsync(town, "?district=徐汇区"));
        Assert.Equal([town.OrderId, large], await ShownAsync(town, "?district=黄浦区&q=清荷"));
        Assert.Equal([town.OrderId], await ShownAsync(town, "?limit=1"));
        Assert.Equal([large], await ShownAsync(town, $"?limit=1&after={town.OrderId}"));
        Assert.Equal([], await ShownAsync(town, "?stage=Returned"));
    }

    [Fact]
    public async Task The_next_page_begins_where_the_last_ended_though_that_order_was_decided_since()
    {
        await using var town = await Neighbourhood.WithAsync();
        await town.App.MoveToAsync("2026-09-02T09:00");
        var second = await town.FileAsync(Neighbourhood.Order("D02"));
        await town.App.MoveToAsync("2026-09-03T09:00");
        var third = await town.FileAsync(Neighbourhood.Order("D03"));
        Assert.Equal([town.OrderId, second], await ShownAsync(town, "?limit=2"));

        using var decided = await town.App.Http.PostAsJsonAsync(
            $"/api/orders/{second}/decision",
            new { decision = "reject", comment = "与上半年重复" }
        );
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);

        Assert.Equal([third], await ShownAsync(town, $"?limit=2&after={second}"));
        Assert.Equal([third], await ShownAsync(town, $"?limit=2&days=0&q=清荷&after={second}"));
    }

    [Fact]
    public async Task An_order_stands_beside_the_streets_others_and_those_of_its_district()
    {
        await using var town = await Neighbourhood.WithAsync();
        using var other = await town.SignedInAsync(CallerKind.Street, "310101009");
        await town.App.Http.PutAsJsonAsync(
            "/api/streets/310101009/agreements/2026",
            new
            {
                version = "2026",
                signedBy = "林一",
                signedOn = "2026-01-10",
                countersignedBy = "高一",
                countersignedOn = "2026-01-12",
            }
        );
        var theirs = Neighbourhood.Order("D01", lessons: 1);
        theirs["street"] = "310101009";
        var near = await town.FileAsync(theirs);
        var again = await town.FileAsync(Neighbourhood.Order("D01", lessons: 3));

        var page = new HtmlParser().ParseDocument(await town.App.Http.GetStringAsync($"/staff/orders/{again}"));
        Assert.NotNull(page.QuerySelector($"a[href='/staff/orders/{near}']"));
        Assert.NotNull(page.QuerySelector($"a[href='/staff/orders/{town.OrderId}']"));
    }

    [Theory]
    [InlineData("310101002-2026-001", "/staff/orders/310101002-2026-001")]
    [InlineData("清荷", "/staff/orders/310101002-2026-001")]
    [InlineData("清荷", "/staff/streets/310101002")]
    [InlineData("1111", "/staff/streets/310101002")]
    [InlineData("D07", "/staff/disciplines/D07")]
    [InlineData("王三", "/staff/teachers/T01")]
    [InlineData("1234", "/staff/teachers/T01")]
    public async Task One_box_finds_it(string asked, string path)
    {
        await using var town = await Neighbourhood.WithAsync();
        var page = new HtmlParser().ParseDocument(
            await town.App.Http.GetStringAsync($"/staff/search?q={Uri.EscapeDataString(asked)}")
        );
        Assert.NotNull(page.QuerySelector($"a[href='{path}']"));
        Assert.DoesNotContain("13700001111", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Teachers_are_found_by_those_who_find_or_pay_them_alone()
    {
        await using var town = await Neighbourhood.WithAsync();
        using var reviewer = await town.WithScopesAsync(Role.Reviewer);
        Assert.Contains(
            "没有找到“王三”",
            await reviewer.GetStringAsync("/staff/search?q=王三"),
            StringComparison.Ordinal
        );
    }

    private static async Task<IEnumerable<string>> ShownAsync(Neighbourhood town, string query)
    {
        var page = new HtmlParser().ParseDocument(await town.App.Http.GetStringAsync($"/staff/orders{query}"));
        return page.QuerySelectorAll("tbody a.button").Select(link => link.GetAttribute("href")!.Split('/')[^1]);
    }

    private static Task<HttpResponseMessage> ApproveAsync(Neighbourhood town, params string[] orders) =>
        ApproveAsync(town, Guid.NewGuid().ToString("N"), orders);

    private static Task<HttpResponseMessage> ApproveAsync(Neighbourhood town, string key, string[] orders) =>
        town.App.Http.PostAsync(
            "/staff/orders/approve",
            new FormUrlEncodedContent(
                orders
                    .Select(order => KeyValuePair.Create($"order[{order}]", "true"))
                    .Append(KeyValuePair.Create("formKey", key))
            )
        );
}
