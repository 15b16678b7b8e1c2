using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Conduct.Violations;

namespace Delivery.Domain.Tests.Conduct;

public sealed class SuspensionRulesTests
{
    private static readonly Season Autumn = Season.Parse("2026-autumn");
    private static readonly DateTimeOffset At = ShanghaiTime.At(new DateOnly(2026, 9, 10), 9);

    [Theory]
    [InlineData(2, false, false)]
    [InlineData(3, false, true)]
    [InlineData(1, true, true)]
    public void So_many_in_a_season_or_one_grave_propose_it(int times, bool grave, bool proposes) =>
        Assert.Equal(proposes, SuspensionRules.Proposing(Some(times, grave), [], new ConductSettings()).Count > 0);

    [Fact]
    public void What_was_taken_back_does_not_count() =>
        Assert.Empty(
            SuspensionRules.Proposing(
                [.. Some(2, grave: false), One(3) with { Voided = new Voiding(At, "陈三", "误记") }],
                [],
                new ConductSettings()
            )
        );

    [Fact]
    public void What_led_to_one_leads_to_no_other_and_while_one_is_open_none_is_proposed()
    {
        var three = Some(3, grave: false);
        var open = Suspension(SuspensionStage.Suspended, three);
        var over = Suspension(SuspensionStage.Reinstated, three);

        Assert.Empty(SuspensionRules.Proposing([.. three, .. Some(6, false).Skip(3)], [open], new ConductSettings()));
        Assert.Empty(SuspensionRules.Proposing([.. three, One(4), One(5)], [over], new ConductSettings()));
        Assert.Equal(
            ["4", "5", "6"],
            SuspensionRules
                .Proposing([.. three, One(4), One(5), One(6)], [over], new ConductSettings())
                .Select(one => one.ViolationId)
        );
    }

    [Theory]
    [InlineData(SuspensionStage.Proposed, "Suspended Dismissed")]
    [InlineData(SuspensionStage.Suspended, "Rectified Reinstated")]
    [InlineData(SuspensionStage.Rectified, "Suspended Reinstated")]
    [InlineData(SuspensionStage.Dismissed, "")]
    [InlineData(SuspensionStage.Reinstated, "")]
    public void The_legal_moves_are_these(SuspensionStage from, string moves) =>
        Assert.Equal(
            moves.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
            Enum.GetValues<SuspensionStage>().Where(to => from.CanMoveTo(to)).Select(to => $"{to}").Order()
        );

    [Theory]
    [InlineData("2026-09-01", "2026-autumn")]
    [InlineData("2026-12-15", "2026-autumn")]
    [InlineData("2027-01-31", "2026-autumn")]
    [InlineData("2026-07-01", "2026-summer")]
    public void Between_the_seasons_the_one_before_counts(string date, string season) =>
        Assert.Equal(season, $"{ViolationRules.SeasonOf(DateOnly.Parse(date), SeasonMonths.Default)}");

    private static IReadOnlyList<Violation> Some(int times, bool grave) =>
        [.. Enumerable.Range(1, times).Select(number => One(number) with { IsGrave = grave })];

    private static Violation One(int number) =>
        new(
            $"{number}",
            "A",
            ViolationKind.LowHeadcount,
            false,
            Autumn,
            new DateOnly(2026, 9, number),
            "到课8人",
            null,
            "系统",
            At
        );

    private static Suspension Suspension(SuspensionStage stage, IEnumerable<Violation> violations) =>
        new("A", 1, stage, Autumn, [.. violations.Select(one => one.ViolationId)], "违规", []);
}
