using CsCheck;
using Delivery.Domain.Calendar;
using static Delivery.Domain.Tests.Calendar.Notices;

namespace Delivery.Domain.Tests.Calendar;

public class SettlementWindowsTests
{
    // Lessons of November 2026 are the last whose windows lie in a loaded year.
    private static readonly Gen<Month> AnyMonth = Gen.Int[0, 22].Select(new Month(2025, 1).AddMonths);

    public static TheoryData<string, string, string, string, string> Windows { get; } =
        new()
        {
            // Ordinary months: only weekends move an end.
            { "2026-02", "03-01 03-05", "03-06 03-10", "03-11 03-16", "03-17 03-20" },
            { "2026-05", "06-01 06-05", "06-06 06-10", "06-11 06-15", "06-16 06-22" },
            { "2026-10", "11-01 11-05", "11-06 11-10", "11-11 11-16", "11-17 11-20" },
            // 15 to 23 February are off: pay runs to the 25th.
            { "2026-01", "02-01 02-05", "02-06 02-10", "02-11 02-15", "02-16 02-25" },
            // 1 to 5 May are off, and Saturday the 9th is worked.
            { "2026-04", "05-01 05-07", "05-08 05-11", "05-12 05-15", "05-16 05-20" },
            // 1 to 7 October are off, and Saturday the 10th is worked.
            { "2026-09", "10-01 10-09", "10-10 10-12", "10-13 10-15", "10-16 10-20" },
        };

    [Theory]
    [MemberData(nameof(Windows))]
    public void The_windows_of_a_month_follow_one_another(
        string month,
        string feedback,
        string payroll,
        string check,
        string payout
    )
    {
        var windows = SettlementWindows.Of(Month.Parse(month), Notices.Calendar);

        Assert.Equal(
            [Span(feedback), Span(payroll), Span(check), Span(payout)],
            [windows.Feedback, windows.Payroll, windows.Check, windows.Payout]
        );
    }

    [Fact]
    public void On_a_shared_day_the_earlier_window_has_the_whole_day()
    {
        var windows = SettlementWindows.Of(Month.Parse("2026-05"), Notices.Calendar);

        Assert.True(windows.Feedback.Contains(ShanghaiTime.At(Day("2026-06-05"), 23, 59)));
        Assert.False(windows.Payroll.Contains(ShanghaiTime.At(Day("2026-06-05"), 23, 59)));
        Assert.Equal(windows.Feedback.ClosesAt, windows.Payroll.OpensAt);
        Assert.Equal(ShanghaiTime.At(Day("2026-06-06"), 0), windows.Payroll.OpensAt);
    }

    [Fact]
    public void Windows_in_a_year_that_is_not_loaded_name_the_year()
    {
        var error = Assert.Throws<CalendarYearNotLoadedException>(() =>
            SettlementWindows.Of(Month.Parse("2026-12"), Notices.Calendar)
        );
        Assert.Equal(2027, error.Year);
    }

    [Fact]
    public void Every_window_holds_its_working_days_and_meets_the_next() =>
        Gen.Select(AnyMonth, Gen.Int[1, 4])
            .Sample(
                (month, least) =>
                {
                    var windows = SettlementWindows.Of(
                        month,
                        Notices.Calendar,
                        new SettlementSettings(MinimumWorkingDays: least)
                    );
                    return InOrder(windows).All(w => Notices.Calendar.WorkingDaysIn(w) >= least) && Meet(windows);
                }
            );

    [Fact]
    public void A_window_ends_on_a_working_day_unless_that_would_swallow_the_next() =>
        AnyMonth.Sample(month =>
        {
            var windows = SettlementWindows.Of(month, Notices.Calendar);
            return month == Month.Parse("2026-01") || InOrder(windows).All(w => Notices.Calendar.IsWorkingDay(w.Last));
        });

    [Fact]
    public void A_window_that_closed_in_time_changes_nothing()
    {
        var planned = SettlementWindows.Of(Month.Parse("2026-10"), Notices.Calendar);

        Assert.Same(planned, planned.AfterFeedback(planned.Feedback.Last, Notices.Calendar));
        Assert.Same(planned, planned.AfterPayroll(planned.Payroll.First, Notices.Calendar));
        Assert.Same(planned, planned.AfterCheck(planned.Check.Last, Notices.Calendar));
    }

    [Theory]
    // Feedback closed on the 9th: payroll still ends on the 10th plus what it needs.
    [InlineData("11-09", "11-10 11-11", "11-12 11-16", "11-17 11-20")]
    [InlineData("11-06", "11-07 11-10", "11-11 11-16", "11-17 11-20")]
    [InlineData("11-20", "11-21 11-24", "11-25 11-26", "11-27 11-30")]
    public void Late_feedback_moves_what_follows(string closed, string payroll, string check, string payout)
    {
        var windows = SettlementWindows
            .Of(Month.Parse("2026-10"), Notices.Calendar)
            .AfterFeedback(Day($"2026-{closed}"), Notices.Calendar);

        Assert.Equal(Day($"2026-{closed}"), windows.Feedback.Last);
        Assert.Equal([Span(payroll), Span(check), Span(payout)], [windows.Payroll, windows.Check, windows.Payout]);
    }

    [Fact]
    public void A_late_payroll_moves_check_and_payout_only()
    {
        var planned = SettlementWindows.Of(Month.Parse("2026-10"), Notices.Calendar);
        var windows = planned.AfterPayroll(Day("2026-11-16"), Notices.Calendar);

        Assert.Equal(planned.Feedback, windows.Feedback);
        Assert.Equal(Span("11-06 11-16"), windows.Payroll);
        Assert.Equal(Span("11-17 11-18"), windows.Check);
        Assert.Equal(Span("11-19 11-20"), windows.Payout);
    }

    [Fact]
    public void A_late_check_moves_the_payout_only()
    {
        var planned = SettlementWindows.Of(Month.Parse("2026-10"), Notices.Calendar);
        var windows = planned.AfterCheck(Day("2026-11-20"), Notices.Calendar);

        Assert.Equal(planned.Payroll, windows.Payroll);
        Assert.Equal(Span("11-11 11-20"), windows.Check);
        Assert.Equal(Span("11-21 11-24"), windows.Payout);
    }

    [Fact]
    public void However_late_a_window_closes_the_next_ones_meet_and_hold_their_working_days() =>
        Gen.Select(Gen.Int[0, 20].Select(new Month(2025, 1).AddMonths), Gen.Int[0, 30])
            .Sample(
                (month, late) =>
                {
                    var planned = SettlementWindows.Of(month, Notices.Calendar);
                    var windows = planned.AfterFeedback(planned.Feedback.Last.AddDays(late), Notices.Calendar);
                    return InOrder(windows).Skip(1).All(w => Notices.Calendar.WorkingDaysIn(w) >= 2) && Meet(windows);
                }
            );

    private static Window[] InOrder(SettlementWindows w) => [w.Feedback, w.Payroll, w.Check, w.Payout];

    private static bool Meet(SettlementWindows windows) =>
        InOrder(windows).Zip(InOrder(windows).Skip(1)).All(pair => pair.First.ClosesAt == pair.Second.OpensAt);

    private static Window Span(string days) =>
        days.Split(' ') is [var first, var last]
            ? new(Day($"2026-{first}"), Day($"2026-{last}"))
            : throw new FormatException(days);
}
