using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>Many at the same moment, for one street.</summary>
public sealed class RivalTests
{
    [Fact]
    public async Task Twenty_orders_at_once_get_twenty_numbers()
    {
        await using var town = await Neighbourhood.WithAsync();

        var ids = await Task.WhenAll(
            Enumerable.Range(1, 20).Select(number => town.FileAsync(Neighbourhood.Order($"D{number:00}", lessons: 1)))
        );

        Assert.Equal(
            Enumerable.Range(2, 20).Select(number => $"{Neighbourhood.Street}-2026-{number:000}"),
            ids.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Orders_of_one_discipline_at_once_stay_within_the_seasons_limit()
    {
        await using var town = await Neighbourhood.WithAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(_ => town.App.Http.PostAsJsonAsync("/api/orders", Neighbourhood.Order("D02", lessons: 3)))
        );

        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
            Assert.Equal("order.lessons-per-discipline", await CodeAsync(answer));
    }

    [Fact]
    public async Task Approvals_at_once_never_overdraw_the_quota_and_its_sums_are_those_of_its_entries()
    {
        // An order of two martial arts lessons is estimated at 600 yuan: seven of them fit.
        await using var town = await Neighbourhood.WithAsync(("Delivery:Ordering:YearlyQuota", "4500"));
        var orders = new List<string> { town.OrderId };
        for (var number = 2; number <= 20; number++)
            orders.Add(await town.FileAsync(Neighbourhood.Order($"D{number:00}")));
        await town.App.IdleAsync();

        var answers = await Task.WhenAll(orders.Select(order => DecideAsync(town, order)));

        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
            Assert.Equal("quota.overdrawn", await CodeAsync(answer));
        Assert.Equal((4200m, 4200m, 300m), await QuotaAsync(town));
    }

    [Fact]
    public async Task Approvals_and_withdrawals_at_once_leave_the_sums_equal_to_the_entries()
    {
        await using var town = await Neighbourhood.WithAsync();
        var orders = new List<string>();
        for (var number = 2; number <= 11; number++)
            orders.Add(await town.FileAsync(Neighbourhood.Order($"D{number:00}")));
        await town.App.IdleAsync();

        await Task.WhenAll(
            orders.SelectMany(order =>
                new[] { DecideAsync(town, order), town.App.Http.PostAsync($"/api/orders/{order}/withdraw", null) }
            )
        );
        await town.App.IdleAsync();

        // Withdrawal is possible before and after approval; so every order ends withdrawn, and nothing stays reserved.
        foreach (var order in orders)
            Assert.Equal("Withdrawn", $"{(await town.GetAsync($"/api/orders/{order}"))["stage"]}");
        var (reserved, ofEntries, _) = await QuotaAsync(town);
        Assert.Equal((0m, 0m), (reserved, ofEntries));
    }

    [Fact]
    public async Task Of_decisions_at_once_one_counts()
    {
        await using var town = await Neighbourhood.WithAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => DecideAsync(town, town.OrderId)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(600m, (await QuotaAsync(town)).Reserved);
    }

    private static Task<HttpResponseMessage> DecideAsync(Neighbourhood town, string order) =>
        town.App.Http.PostAsJsonAsync($"/api/orders/{order}/decision", new { decision = "approve" });

    private static async Task<(decimal Reserved, decimal OfEntries, decimal Available)> QuotaAsync(Neighbourhood town)
    {
        var quota = await town.GetAsync($"/api/streets/{Neighbourhood.Street}/quota/2026");
        return (
            quota["reserved"]!.GetValue<decimal>(),
            quota["entries"]!.AsArray().Sum(entry => entry!["reserved"]!.GetValue<decimal>()),
            quota["available"]!.GetValue<decimal>()
        );
    }

    private static async Task<string> CodeAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>();
}
