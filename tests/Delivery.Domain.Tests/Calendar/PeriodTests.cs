using System.Text.Json;
using CsCheck;
using Delivery.Domain.Calendar;
using static Delivery.Domain.Tests.Calendar.Notices;

namespace Delivery.Domain.Tests.Calendar;

public class PeriodTests
{
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 30_000].Select(new DateOnly(2001, 1, 1).AddDays);

    [Theory]
    [InlineData("2026-09-14", "2026-W38")]
    [InlineData("2026-09-20", "2026-W38")]
    [InlineData("2026-09-21", "2026-W39")]
    [InlineData("2025-12-29", "2026-W01")]
    [InlineData("2027-01-03", "2026-W53")]
    [InlineData("2027-01-04", "2027-W01")]
    public void A_date_lies_in_its_ISO_week(string day, string week) =>
        Assert.Equal(week, Week.Of(Day(day)).ToString());

    [Fact]
    public void A_week_runs_from_Monday_to_Sunday_and_is_published_on_the_Friday_before()
    {
        var week = Week.Parse("2026-W38");

        Assert.Equal(Day("2026-09-14"), week.Monday);
        Assert.Equal(Day("2026-09-20"), week.Sunday);
        Assert.Equal(Day("2026-09-11"), week.PublishedOn);
        Assert.Equal("2026-W39", week.Next.ToString());
        Assert.Equal("2026-W37", week.Previous.ToString());
        Assert.Equal("2027-W01", Week.Parse("2026-W53").Next.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-38")]
    [InlineData("2026-w38")]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("2025-W53")]
    [InlineData("2026-W3")]
    [InlineData("2026-W+3")]
    [InlineData("2026-W 3")]
    [InlineData("1999-W01")]
    [InlineData("9999-W01")]
    [InlineData("２０２６-W38")]
    public void What_is_no_week_is_not_taken_for_one(string? text)
    {
        Assert.False(Week.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Week.Parse(text!));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026-9")]
    [InlineData("2026-00")]
    [InlineData("2026-13")]
    [InlineData("2026/09")]
    [InlineData("0000-01")]
    [InlineData("9999-12")]
    [InlineData("2026-+9")]
    public void What_is_no_month_is_not_taken_for_one(string? text)
    {
        Assert.False(Month.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Month.Parse(text!));
    }

    [Theory]
    [InlineData("2026-winter")]
    [InlineData("2026-fall")]
    [InlineData("2026-Spring")]
    [InlineData("26-spring")]
    [InlineData("0000-spring")]
    [InlineData("9999-spring")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_season_is_not_taken_for_one(string? text)
    {
        Assert.False(Season.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Season.Parse(text!));
    }

    [Fact]
    public void There_is_no_week_54_and_no_month_13()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Week(2026, 54));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Month(2026, 13));
    }

    [Fact]
    public void A_month_knows_its_days_and_neighbours()
    {
        var month = Month.Parse("2026-12");

        Assert.Equal(Day("2026-12-01"), month.First);
        Assert.Equal(Day("2026-12-31"), month.Last);
        Assert.Equal("2027-01", month.Next.ToString());
        Assert.Equal("2026-11", month.Previous.ToString());
        Assert.Equal("2026-06", month.AddMonths(-6).ToString());
        Assert.Equal(Day("2028-02-29"), Month.Parse("2028-02").Last);
        Assert.True(month.Contains(Day("2026-12-31")));
        Assert.False(month.Contains(Day("2027-01-01")));
    }

    [Theory]
    [InlineData("2026-spring", "2026-03-01", "2026-06-30", "2026年春季")]
    [InlineData("2026-summer", "2026-07-01", "2026-08-31", "2026年暑期")]
    [InlineData("2026-autumn", "2026-09-01", "2026-11-30", "2026年秋季")]
    public void A_season_has_its_months(string id, string first, string last, string label)
    {
        var season = Season.Parse(id);

        Assert.Equal((Day(first), Day(last)), (season.First, season.Last));
        Assert.Equal(season, Season.Of(Day(first)));
        Assert.Equal(season, Season.Of(Day(last)));
        Assert.True(season.Contains(Day(last)));
        Assert.False(season.Contains(Day(last).AddDays(1)));
        Assert.Equal(id, season.ToString());
        Assert.Equal(label, season.Label);
    }

    [Theory]
    [InlineData("2026-02-28")]
    [InlineData("2026-12-01")]
    [InlineData("2026-01-15")]
    public void Winter_belongs_to_no_season(string day) => Assert.Null(Season.Of(Day(day)));

    [Fact]
    public void The_months_of_a_season_are_a_setting()
    {
        var months = new SeasonMonths(YouthSummerLast: 9, AutumnFirst: 10);

        Assert.Equal(Season.Parse("2026-summer"), months.SeasonOf(Day("2026-09-15")));
        Assert.Equal(Day("2026-10-01"), months.FirstOf(Season.Parse("2026-autumn")));
        Assert.Equal("3–6月、7–9月或10–11月", months.Label());
    }

    [Fact]
    public void Weeks_and_months_are_read_back_as_written_and_hold_their_date() =>
        AnyDay.Sample(day =>
            Week.Of(day) is var week
            && week.Contains(day)
            && Week.Parse(week.ToString()) == week
            && week.Next.Previous == week
            && Month.Of(day) is var month
            && month.Contains(day)
            && Month.Parse(month.ToString()) == month
            && month.Next.Previous == month
        );

    [Fact]
    public void Weeks_and_months_order_as_their_dates_do() =>
        Gen.Select(AnyDay, AnyDay)
            .Sample(
                (a, b) =>
                    Math.Sign(Week.Of(a).CompareTo(Week.Of(b)))
                        == Math.Sign(Week.Of(a).Monday.CompareTo(Week.Of(b).Monday))
                    && Math.Sign(Month.Of(a).CompareTo(Month.Of(b)))
                        == Math.Sign(Month.Of(a).First.CompareTo(Month.Of(b).First))
            );

    [Fact]
    public void Periods_are_texts_in_JSON_as_values_and_as_keys()
    {
        var periods = new Periods(Week.Parse("2026-W38"), Month.Parse("2026-09"), Season.Parse("2026-autumn"));
        var json = JsonSerializer.Serialize(periods);

        Assert.Equal("""{"Week":"2026-W38","Month":"2026-09","Season":"2026-autumn"}""", json);
        Assert.Equal(periods, JsonSerializer.Deserialize<Periods>(json));

        var byMonth = new Dictionary<Month, int> { [Month.Parse("2026-09")] = 3 };
        Assert.Equal("""{"2026-09":3}""", JsonSerializer.Serialize(byMonth));
        Assert.Equal(byMonth, JsonSerializer.Deserialize<Dictionary<Month, int>>("""{"2026-09":3}"""));
    }

    [Theory]
    [InlineData("\"2026-13\"")]
    [InlineData("202609")]
    [InlineData("null")]
    public void What_is_no_month_in_JSON_is_malformed(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Month>(json));

    private sealed record Periods(Week Week, Month Month, Season Season);
}
