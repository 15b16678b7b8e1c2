using System.Net;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Delivery.Pages.Web;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>The last day of a year while the next one's holidays are not loaded: every page that looks ahead still opens.</summary>
public sealed class YearEndTests
{
    [Fact]
    public async Task On_the_last_day_of_a_year_pages_say_that_the_next_has_no_calendar()
    {
        await using var town = await Neighbourhood.WithAsync(("Delivery:Ordering:FilingWorkingDays", "1"));
        await town.App.MoveToAsync("2026-12-30T09:00");
        var order = Neighbourhood.Order("D02", lessons: 1);
        order["fundingStream"] = "NonBasic";
        order["lessons"]![0]!["start"] = "2026-12-31T19:00:00+08:00";
        var id = await town.FileAsync(order);
        await town.App.MoveToAsync("2026-12-31T10:00");
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);

        foreach (
            var path in (string[])
                [Paths.StaffHome, Paths.Review, $"{Paths.Review}?days=1", Paths.ReviewOrder(id), Paths.Settlements]
        )
            await OpensAsync(town.App.Http, path);
        foreach (var path in (string[])[Paths.StreetHome, Paths.Order(id), Paths.FeedbackOf("2026-11")])
            await OpensAsync(street, path);
        Assert.Contains(
            "审核期限跨年，下一年尚无日历，请尽快审核",
            await town.App.Http.GetStringAsync(Paths.ReviewOrder(id)),
            StringComparison.Ordinal
        );

        var windows = await town.GetAsync("/api/calendar/windows?year=2026");
        Assert.Equal(
            ("2026-11", 2027),
            ((string)windows["months"]!.AsArray()[^1]!["month"]!, (int)windows["missingYear"]!)
        );
        Assert.Contains(
            await town.App.MailAsync("lin@example.cn"),
            mail => mail.Text!.Contains($"{id} 已收到，协会会尽快审核", StringComparison.Ordinal)
        );

        // Nobody has decided by its first lesson, which no working day beyond the year has to be known for.
        await town.App.MoveToAsync("2026-12-31T20:00");
        Assert.Equal("Rejected", (string)(await town.GetAsync($"/api/orders/{id}"))["stage"]!);
    }

    [Fact]
    public async Task An_order_can_be_returned_though_nobody_knows_when_its_lessons_could_begin_then()
    {
        await using var town = await Neighbourhood.WithAsync(("Delivery:Ordering:FilingWorkingDays", "3"));
        await town.App.MoveToAsync("2026-12-25T09:00");
        var order = Neighbourhood.Order("D02", lessons: 1);
        order["fundingStream"] = "NonBasic";
        order["lessons"]![0]!["start"] = "2026-12-31T19:00:00+08:00";
        var id = await town.FileAsync(order);
        await town.App.MoveToAsync("2026-12-30T09:00");
        using var returned = await town.App.Http.PostAsync(
            $"/api/orders/{id}/decision",
            new StringContent("""{"decision":"return","comment":"请写明楼层"}""", null, "application/json")
        );
        Assert.Equal(HttpStatusCode.OK, returned.StatusCode);
        await town.App.IdleAsync();
        await town.App.MoveToAsync("2026-12-30T21:00");

        var mail = (await town.App.MailAsync("lin@example.cn")).Single(one =>
            one.Text!.Contains("请写明楼层", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("最早可排", mail.Text!, StringComparison.Ordinal);
    }

    private static async Task OpensAsync(HttpClient by, string path)
    {
        using var answer = await by.GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
    }
}
