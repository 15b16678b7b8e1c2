using Delivery.Domain.Calendar;
using static Delivery.Domain.Tests.Calendar.Notices;

namespace Delivery.Domain.Tests.Calendar;

/// <summary>Where seasons are to be chosen from, the one that people mean stands first.</summary>
public class SeasonChoicesTests
{
    [Theory]
    [InlineData("2026-03-01", "2026-spring")]
    [InlineData("2026-08-31", "2026-summer")]
    [InlineData("2026-09-01", "2026-autumn")]
    [InlineData("2026-11-30", "2026-autumn")]
    [InlineData("2026-12-01", "2027-spring")]
    [InlineData("2027-02-28", "2027-spring")]
    public void The_season_that_runs_or_the_next_to_run_stands_first(string day, string season) =>
        Assert.Equal(season, $"{SeasonMonths.Default.ChoicesOn(Day(day))[0]}");

    [Fact]
    public void Those_before_it_follow_backwards_and_then_those_to_come() =>
        Assert.Equal(
            [
                "2026-autumn",
                "2026-summer",
                "2026-spring",
                "2025-autumn",
                "2025-summer",
                "2025-spring",
                "2027-spring",
                "2027-summer",
                "2027-autumn",
            ],
            SeasonMonths.Default.ChoicesOn(Day("2026-10-09")).Select(season => $"{season}")
        );

    [Fact]
    public void The_months_are_those_of_the_setting()
    {
        var months = SeasonMonths.Default with { YouthSummerLast = 7, AutumnFirst = 8 };

        Assert.Equal(new Season(2026, SeasonKind.Autumn), months.ChoicesOn(Day("2026-08-15"))[0]);
        Assert.Equal(9, months.ChoicesOn(Day("2026-08-15")).Distinct().Count());
    }
}
