using System.Net;
using System.Net.Http.Json;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Delivery.Pages.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Operation;

/// <summary>The audit log across days: what one person did, and what was done to one order.</summary>
public sealed class AuditSearchTests
{
    [Fact]
    public async Task What_a_person_did_is_found_over_days_by_pages_and_as_a_file()
    {
        await using var town = await TownAsync();

        var first = await PageAsync(town, "?from=2026-09-01&to=2026-09-03&by=%E9%AB%98");
        var next = first[(first.IndexOf("after=", StringComparison.Ordinal) + 6)..].Split('"')[0];
        var second = await PageAsync(town, $"?from=2026-09-01&to=2026-09-03&by=%E9%AB%98&after={next}");
        Assert.Equal((50, 10), (Count(first, "高一"), Count(second, "高一")));
        Assert.Contains("2026年9月1日 08:00", first, StringComparison.Ordinal);
        Assert.Contains("2026年9月3日 08:00", second, StringComparison.Ordinal);
        Assert.DoesNotContain("孙二", first + second, StringComparison.Ordinal);

        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["from"] = "2026-09-01",
                ["to"] = "2026-09-03",
                ["by"] = "高",
                ["format"] = "csv",
            }
        );
        using var file = await town.App.Http.PostAsync(Paths.AuditExport, form);
        var text = await file.Content.ReadAsStringAsync();
        Assert.Equal((60, 0), (Count(text, "mail-"), Count(text, "孙二")));
        Assert.Contains("下载操作记录", await PageAsync(town, ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_to_an_order_is_found_whatever_the_day_and_nothing_else_with_it()
    {
        await using var town = await TownAsync();
        var other = await town.FileAsync(Neighbourhood.Order("D02"));
        using var approved = await town.App.Http.PostAsJsonAsync(
            $"/api/orders/{town.OrderId}/decision",
            new { decision = "approve" }
        );
        approved.EnsureSuccessStatusCode();

        var page = await PageAsync(town, $"?subject={town.OrderId}");

        Assert.Contains($"订单{town.OrderId}从头到尾", page, StringComparison.Ordinal);
        var (filed, decided) = (
            Row(page, "2026年9月1日 08:00", "提交订单"),
            Row(page, "2026年9月3日 08:00", "批准订单")
        );
        Assert.True(filed > 0 && decided > filed, page);
        Assert.DoesNotContain(other, page, StringComparison.Ordinal);

        // What was saved elsewhere is found in the days that are chosen.
        var audit = town.App.Services.GetRequiredService<AuditLog>();
        await audit.WriteAsync(Person("gao", "高一"), "settlement.decide", $"{town.OrderId}-01");
        Assert.True(Row(await PageAsync(town, $"?subject={town.OrderId}"), "2026年9月3日 08:00", "高一") > 0);
        var before = await PageAsync(town, $"?from=2026-09-01&to=2026-09-02&subject={town.OrderId}");
        Assert.DoesNotContain("高一", before, StringComparison.Ordinal);
        Assert.Contains("批准订单", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_orders_later_acts_stand_on_its_next_page_each_once()
    {
        await using var town = await Neighbourhood.WithAsync();
        var audit = town.App.Services.GetRequiredService<AuditLog>();
        for (var at = 0; at < 50; at++)
            await audit.WriteAsync(Person("gao", "高一"), "settlement.decide", $"{town.OrderId}-{at:00}");
        await town.App.MoveToAsync("2026-09-03T08:00");
        using var approved = await town.App.Http.PostAsJsonAsync(
            $"/api/orders/{town.OrderId}/decision",
            new { decision = "approve" }
        );
        approved.EnsureSuccessStatusCode();

        var days = $"?from=2026-09-01&to=2026-09-03&subject={town.OrderId}";
        var first = await PageAsync(town, days);
        var next = first[(first.IndexOf("after=", StringComparison.Ordinal) + 6)..].Split('"')[0];
        var second = await PageAsync(town, $"{days}&after={next}");

        Assert.DoesNotContain("批准订单</td>", first, StringComparison.Ordinal);
        Assert.True(Row(second, "2026年9月3日 08:00", "批准订单") > 0, second);
        var subjects = Enumerable.Range(0, 50).Select(at => $"{town.OrderId}-{at:00}");
        Assert.All(subjects, subject => Assert.Equal(1, Count(first + second, $">{subject}<")));
    }

    [Fact]
    public async Task A_day_is_told_from_its_midnight_on_whatever_page_is_read()
    {
        await using var town = await Neighbourhood.WithAsync();
        var audit = town.App.Services.GetRequiredService<AuditLog>();
        await town.App.MoveToAsync("2026-09-02T01:00");
        await audit.WriteAsync(Person("sun", "孙二"), "mail.send-again", "mail-night");
        await town.App.MoveToAsync("2026-09-02T09:00");
        await WriteAsync(audit, 55);

        var first = await PageAsync(town, "?from=2026-09-02&to=2026-09-02&act=mail.send-again");
        var next = first[(first.IndexOf("after=", StringComparison.Ordinal) + 6)..].Split('"')[0];
        var second = await PageAsync(town, $"?from=2026-09-02&to=2026-09-02&act=mail.send-again&after={next}");

        Assert.InRange(Row(first, "01:00", "mail-night"), 1, Row(first, "09:00", "mail-") - 1);
        Assert.Equal((50, 7), (Count(first, "mail-"), Count(second, "mail-")));
    }

    [Theory]
    [InlineData("?from=2026-09-01&to=2026-10-02")]
    [InlineData("?from=2026-09-02&to=2026-09-01")]
    public async Task More_days_than_a_month_are_refused(string query)
    {
        await using var town = await Neighbourhood.WithAsync();
        using var answer = await town.App.Http.GetAsync(Paths.Audit + query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "结束日期应在开始日期当天或以后，一次最多31天",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    private static async Task<Neighbourhood> TownAsync()
    {
        var town = await Neighbourhood.WithAsync();
        var audit = town.App.Services.GetRequiredService<AuditLog>();
        await WriteAsync(audit, 40);
        await town.App.MoveToAsync("2026-09-03T08:00");
        await WriteAsync(audit, 20);
        return town;
    }

    private static async Task WriteAsync(AuditLog audit, int times)
    {
        for (var at = 0; at < times; at++)
            await audit.WriteAsync(Person("gao", "高一"), "mail.send-again", $"mail-{at:00}");
        await audit.WriteAsync(Person("sun", "孙二"), "mail.send-again", "mail-99");
    }

    private static int Row(string page, string when, string act)
    {
        var rows = page.Split("<tr>");
        return Array.FindIndex(
            rows,
            row => row.Contains(when, StringComparison.Ordinal) && row.Contains(act, StringComparison.Ordinal)
        );
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static async Task<string> PageAsync(Neighbourhood town, string query) =>
        WebUtility.HtmlDecode(await town.App.Http.GetStringAsync(Paths.Audit + query));

    private static Caller Person(string id, string name) =>
        new(CallerKind.Staff, id, name, new HashSet<string>(StringComparer.Ordinal) { Role.Admin });
}
