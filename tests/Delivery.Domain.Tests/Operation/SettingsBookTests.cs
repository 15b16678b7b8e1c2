using CsCheck;
using Delivery.Domain.Calendar;
using Delivery.Domain.Operation;

namespace Delivery.Domain.Tests.Operation;

public sealed class SettingsBookTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly Setting Filing = SettingCatalogue.Find("filing-working-days")!;
    private static readonly SettingsBook Fresh = new(new AllSettings(), []);

    [Fact]
    public void The_months_of_a_season_move_one_after_the_other()
    {
        var day = new DateOnly(2027, 9, 15);

        var book = Changed(Fresh, SettingCatalogue.Find("autumn-first-month")!, "10", Today);
        Assert.Null(book.On(Today).Ordering.Seasons.SeasonOf(day));
        book = Changed(book, SettingCatalogue.Find("summer-last-month")!, "9", Today);

        Assert.Equal(new Season(2027, SeasonKind.YouthSummer), book.On(Today).Ordering.Seasons.SeasonOf(day));
    }

    [Fact]
    public void A_change_holds_from_its_day_on_and_not_before()
    {
        var book = Changed(Fresh, Filing, "12", Today.AddDays(30));

        Assert.Equal(10, book.On(Today).Ordering.FilingWorkingDays);
        Assert.Equal(10, book.On(Today.AddDays(29)).Ordering.FilingWorkingDays);
        Assert.Equal(12, book.On(Today.AddDays(30)).Ordering.FilingWorkingDays);
        Assert.Equal(12, book.On(Today.AddDays(900)).Ordering.FilingWorkingDays);
    }

    [Fact]
    public void What_was_decided_earlier_on_the_day_of_a_change_was_decided_under_the_old_value()
    {
        var book = Changed(Fresh, Filing, "12", Today);

        Assert.Equal(10, book.At(Morning.AddMinutes(-1)).Ordering.FilingWorkingDays);
        Assert.Equal(12, book.At(Morning).Ordering.FilingWorkingDays);
        Assert.Equal(10, book.At(Morning.AddDays(-1)).Ordering.FilingWorkingDays);
    }

    [Fact]
    public void A_planned_change_stays_planned_when_another_holds_earlier()
    {
        var book = Changed(Fresh, Filing, "12", Today.AddDays(30));
        book = Changed(book, Filing, "15", Today);

        Assert.Equal(15, book.On(Today.AddDays(29)).Ordering.FilingWorkingDays);
        Assert.Equal(12, book.On(Today.AddDays(30)).Ordering.FilingWorkingDays);
        Assert.Equal(["12"], book.HistoryOf(Filing).PlannedAfter(Today).Select(change => change.Value));
    }

    [Fact]
    public void Of_two_changes_for_one_day_the_later_decision_holds_and_both_stay_in_the_history()
    {
        var book = Changed(Changed(Fresh, Filing, "12", Today.AddDays(3)), Filing, "14", Today.AddDays(3));

        Assert.Equal(14, book.On(Today.AddDays(3)).Ordering.FilingWorkingDays);
        Assert.Equal(["14"], book.HistoryOf(Filing).PlannedAfter(Today).Select(change => change.Value));
        Assert.Equal(["12", "14"], book.HistoryOf(Filing).Changes.Select(change => change.Value));
    }

    [Fact]
    public void On_every_day_the_value_is_that_of_the_last_change_that_began_by_then() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 100])
            .Array[1, 8]
            .Sample(changes =>
            {
                var book = changes.Aggregate(
                    Fresh,
                    (known, change) => Changed(known, Filing, $"{change.Item1}", Today.AddDays(change.Item2))
                );
                return Enumerable
                    .Range(0, 120)
                    .All(day =>
                    {
                        var begun = changes.Where(change => change.Item2 <= day).ToList();
                        var expected =
                            begun.Count == 0 ? 10 : begun.Last(c => c.Item2 == begun.Max(b => b.Item2)).Item1;
                        return book.On(Today.AddDays(day)).Ordering.FilingWorkingDays == expected;
                    });
            });

    [Theory]
    [InlineData(-1, "有理由", "setting.from")]
    [InlineData(365 * 6, "有理由", "setting.from")]
    [InlineData(0, " ", "setting.reason")]
    public void A_change_needs_a_day_that_is_not_past_and_a_reason(int days, string reason, string code)
    {
        var change = new SettingChange("12", Today.AddDays(days), reason, "高一", Morning);

        Assert.Equal(code, Assert.Single(Fresh.Change(Filing, change, Today).Refusals).Code);
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_change_is_said_at_once() =>
        Assert.Equal(
            ["setting.value", "setting.from", "setting.reason"],
            Fresh
                .Change(Filing, new SettingChange("x", Today.AddDays(-1), "", "高一", Morning), Today)
                .Refusals.Select(refusal => refusal.Code)
        );

    [Theory]
    [InlineData("shortest-minutes", "200")]
    [InlineData("earliest-start", "22:00")]
    [InlineData("review-reminder-working-days", "5")]
    [InlineData("gap-minutes", "100")]
    [InlineData("feedback-last-day", "10")]
    [InlineData("payout-last-day", "15")]
    [InlineData("summer-last-month", "9")]
    [InlineData("spring-first-month", "7")]
    public void Two_settings_that_make_no_sense_together_are_refused(string name, string value)
    {
        var change = new SettingChange(value, Today, "试试", "高一", Morning);
        var refused = Fresh.Change(SettingCatalogue.Find(name)!, change, Today);

        Assert.Equal("setting.together", Assert.Single(refused.Refusals).Code);
    }

    [Fact]
    public void A_change_that_would_clash_with_a_planned_one_is_refused()
    {
        var longest = SettingCatalogue.Find("longest-minutes")!;
        var book = Changed(Fresh, longest, "90", Today.AddDays(30));
        var shortest = new SettingChange("120", Today, "试试", "高一", Morning);

        Assert.True(book.Change(SettingCatalogue.Find("shortest-minutes")!, shortest, Today).IsRefused);
        Assert.False(Fresh.Change(SettingCatalogue.Find("shortest-minutes")!, shortest, Today).IsRefused);
    }

    [Fact]
    public void A_row_of_a_setting_that_no_longer_exists_changes_nothing() =>
        Assert.Equal(
            new AllSettings(),
            new SettingsBook(
                new AllSettings(),
                [new SettingHistory("gone", [new SettingChange("1", Today, "旧", "高一", Morning)])]
            ).On(Today)
        );

    private static DateTimeOffset Morning { get; } = ShanghaiTime.At(Today, 9);

    private static SettingsBook Changed(SettingsBook book, Setting setting, string value, DateOnly from) =>
        book.With(book.Change(setting, new SettingChange(value, from, "示例", "高一", Morning), Today).Value);
}
