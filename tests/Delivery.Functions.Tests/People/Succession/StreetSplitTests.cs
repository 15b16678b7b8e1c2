using System.Net;
using Xunit;
using static Delivery.Functions.Tests.People.Succession.TwoStreets;

namespace Delivery.Functions.Tests.People.Succession;

public sealed class StreetSplitTests
{
    [Fact]
    public async Task A_new_street_orders_with_its_part_of_the_quota_and_the_first_keeps_its_courses()
    {
        await using var streets = await StartAsync();
        Assert.Equal(303, (await streets.ChangeAsync("Split", A, B, "2026-09-02", "3000")).Status);
        await streets.App.IdleAsync();
        Assert.Equal((7_000m, 3_000m), (await streets.AvailableAsync(A), await streets.AvailableAsync(B)));

        Assert.Equal(0, await streets.DriftsAsync("2026-09-03T08:00"));

        Assert.Equal((7_000m, 3_000m), (await streets.AvailableAsync(A), await streets.AvailableAsync(B)));
        Assert.Equal(10_000m, await streets.TotalAsync(A, B));
        Assert.Equal(HttpStatusCode.Created, (await streets.FileAsync(B, "D02")).Status);
        using var first = await streets.ContactOfAsync(A);
        using var second = await streets.ContactOfAsync(B);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync($"/orders/{streets.OrderId}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync($"/orders/{streets.OrderId}")).StatusCode);
        Assert.Single(
            await streets.App.MailAsync("lin@example.cn"),
            mail => mail.Subject.Contains("拆分设立云杉街道", StringComparison.Ordinal)
        );
        Assert.Contains("划出配额3,000.00元", await PageAsync(streets, A), StringComparison.Ordinal);
        Assert.Contains("划出配额3,000.00元", await PageAsync(streets, B), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(TwoStreets streets, string street) =>
        WebUtility.HtmlDecode(await streets.App.Http.GetStringAsync($"/staff/streets/{street}"));
}
