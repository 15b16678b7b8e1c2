namespace Delivery.Domain.Calendar;

/// <summary>Where each window of a paying month lies, given when the one before closed.</summary>
internal sealed record SettlementPlan(Month Month, WorkingCalendar Calendar, SettlementSettings Settings)
{
    public Window Feedback() => Extended(Month.First, Settings.FeedbackLastDay, Settings.PayrollLastDay);

    public Window PayrollAfter(Window feedback) =>
        Extended(feedback.Last.AddDays(1), Settings.PayrollLastDay, Settings.CheckLastDay);

    public Window CheckAfter(Window payroll) =>
        Extended(payroll.Last.AddDays(1), Settings.CheckLastDay, Settings.PayoutLastDay);

    public Window PayoutAfter(Window check) => Extended(check.Last.AddDays(1), Settings.PayoutLastDay, nextLast: null);

    private Window Extended(DateOnly first, int last, int? nextLast) =>
        WindowRules.Extended(
            first,
            Month.Day(last),
            Calendar,
            Settings.MinimumWorkingDays,
            nextLast is { } day ? Month.Day(day) : null
        );
}
