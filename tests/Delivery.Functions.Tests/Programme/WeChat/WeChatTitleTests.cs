using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Functions.Programme.WeChat;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme.WeChat;

public sealed class WeChatTitleTests
{
    // By the interface's documentation.
    private const int Longest = 32;

    private static readonly Week October = Week.Parse("2026-W42");

    [Fact]
    public async Task A_correction_of_any_district_has_a_title_that_official_accounts_take()
    {
        await using var city = await StartAsync();
        var titles = new Dictionary<string, string>();
        foreach (var district in Districts.All.Select(district => district.Name))
            titles[district] = await TitleAsync(city, district, edition: 2);

        Assert.All(
            titles,
            title =>
            {
                Assert.StartsWith($"【更正】{title.Key}", title.Value, StringComparison.Ordinal);
                Assert.InRange(new StringInfo(title.Value).LengthInTextElements, 1, Longest);
            }
        );
        Assert.Equal("【更正】浦东新区社区体育一周一览（10月12日—10月18日）", titles["浦东新区"]);
        Assert.Equal("【更正】徐汇区社区体育配送一周一览（10月12日—10月18日）", titles["徐汇区"]);
        Assert.Equal(
            "浦东新区社区体育配送一周一览（10月12日—10月18日）",
            await TitleAsync(city, "浦东新区", edition: 1)
        );
    }

    private static async Task<string> TitleAsync(PublishedCity city, string district, int edition)
    {
        var programme = new WeeklyProgramme(October, edition, "c", ShanghaiTime.At(new DateOnly(2026, 10, 9), 15), []);
        var articles = city.App.Services.GetRequiredService<WeChatArticles>();
        return (await articles.OfAsync([programme], district, "cover", [])).Title;
    }
}
