namespace Delivery.Domain.Calendar;

/// <summary>The four windows, in the month after the lessons, in which a month is reported and paid.</summary>
/// <remarks>
/// A window begins at the midnight on which the one before has closed, so a shared day (5, 10, 15) is wholly the
/// earlier window's.
/// </remarks>
public sealed record SettlementWindows(Month LessonMonth, Window Feedback, Window Payroll, Window Check, Window Payout)
{
    public static SettlementWindows Of(Month lessonMonth, WorkingCalendar calendar, SettlementSettings? settings = null)
    {
        var rules = settings ?? new();
        var month = lessonMonth.Next;
        var feedback = Extended(month.First, month.Day(rules.FeedbackLastDay), calendar, rules);
        return FollowedBy(lessonMonth, feedback, calendar, rules);
    }

    /// <summary>The windows that follow when feedback closed on a later day than planned.</summary>
    public SettlementWindows AfterFeedback(
        DateOnly closed,
        WorkingCalendar calendar,
        SettlementSettings? settings = null
    ) =>
        closed <= Feedback.Last
            ? this
            : FollowedBy(LessonMonth, Feedback with { Last = closed }, calendar, settings ?? new());

    /// <summary>The windows that follow when payroll closed on a later day than planned.</summary>
    public SettlementWindows AfterPayroll(
        DateOnly closed,
        WorkingCalendar calendar,
        SettlementSettings? settings = null
    ) =>
        closed <= Payroll.Last
            ? this
            : FollowedBy(LessonMonth, Feedback, Payroll with { Last = closed }, calendar, settings ?? new());

    /// <summary>The payout window that follows when the teachers' check closed on a later day than planned.</summary>
    public SettlementWindows AfterCheck(DateOnly closed, WorkingCalendar calendar, SettlementSettings? settings = null)
    {
        if (closed <= Check.Last)
            return this;
        var check = Check with { Last = closed };
        return this with { Check = check, Payout = PayoutAfter(LessonMonth, check, calendar, settings ?? new()) };
    }

    private static SettlementWindows FollowedBy(
        Month lessonMonth,
        Window feedback,
        WorkingCalendar calendar,
        SettlementSettings rules
    )
    {
        var nominal = lessonMonth.Next.Day(rules.PayrollLastDay);
        var payroll = Extended(feedback.Last.AddDays(1), nominal, calendar, rules);
        return FollowedBy(lessonMonth, feedback, payroll, calendar, rules);
    }

    private static SettlementWindows FollowedBy(
        Month lessonMonth,
        Window feedback,
        Window payroll,
        WorkingCalendar calendar,
        SettlementSettings rules
    )
    {
        var nominal = lessonMonth.Next.Day(rules.CheckLastDay);
        var check = Extended(payroll.Last.AddDays(1), nominal, calendar, rules);
        return new(lessonMonth, feedback, payroll, check, PayoutAfter(lessonMonth, check, calendar, rules));
    }

    private static Window PayoutAfter(
        Month lessonMonth,
        Window check,
        WorkingCalendar calendar,
        SettlementSettings rules
    ) => Extended(check.Last.AddDays(1), lessonMonth.Next.Day(rules.PayoutLastDay), calendar, rules);

    private static Window Extended(DateOnly first, DateOnly last, WorkingCalendar calendar, SettlementSettings rules) =>
        WindowRules.Extended(first, last, calendar, rules.MinimumWorkingDays);
}
