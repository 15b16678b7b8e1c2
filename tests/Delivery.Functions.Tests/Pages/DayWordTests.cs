using Delivery.Pages.Conduct;
using Delivery.Pages.Web;
using Xunit;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Days as pages word them.</summary>
public sealed class DayWordTests
{
    [Fact]
    public void A_week_in_large_figures_is_short_in_English_too() =>
        Assert.Equal(("9月28日—10月4日", "28 Sep—4 Oct"), (Days(Language.Chinese), Days(Language.English)));

    [Theory]
    [InlineData(9, "10月8日发生，10月9日记下")]
    [InlineData(8, "10月8日发生并记下")]
    public void A_violation_has_the_day_on_which_it_happened_and_the_one_on_which_it_was_found(
        int found,
        string words
    ) => Assert.Equal(words, Line(new DateOnly(2026, 10, found)).Days);

    private static string Days(Language language) =>
        PublicNames.Days(new DateOnly(2026, 9, 28), new DateOnly(2026, 10, 4), language);

    private static ViolationLine Line(DateOnly found) =>
        new(
            "v",
            "配送新闻未交",
            false,
            new DateOnly(2026, 10, 8),
            "2026年秋季",
            "没有交",
            null,
            "系统",
            null,
            Found: found
        );
}
