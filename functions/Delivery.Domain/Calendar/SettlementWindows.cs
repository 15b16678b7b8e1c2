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
        var plan = new SettlementPlan(lessonMonth.Next, calendar, settings ?? new());
        var feedback = plan.Feedback();
        var payroll = plan.PayrollAfter(feedback);
        var check = plan.CheckAfter(payroll);
        return new(lessonMonth, feedback, payroll, check, plan.PayoutAfter(check));
    }

    /// <summary>The windows that remain when feedback closed later than planned.</summary>
    public SettlementWindows AfterFeedback(
        DateOnly closed,
        WorkingCalendar calendar,
        SettlementSettings? settings = null
    )
    {
        if (closed <= Feedback.Last)
            return this;
        var plan = new SettlementPlan(LessonMonth.Next, calendar, settings ?? new());
        var feedback = Feedback with { Last = closed };
        var payroll = plan.PayrollAfter(feedback);
        var check = plan.CheckAfter(payroll);
        return new(LessonMonth, feedback, payroll, check, plan.PayoutAfter(check));
    }

    /// <summary>The windows that remain when payroll closed later than planned.</summary>
    public SettlementWindows AfterPayroll(
        DateOnly closed,
        WorkingCalendar calendar,
        SettlementSettings? settings = null
    )
    {
        if (closed <= Payroll.Last)
            return this;
        var plan = new SettlementPlan(LessonMonth.Next, calendar, settings ?? new());
        var payroll = Payroll with { Last = closed };
        var check = plan.CheckAfter(payroll);
        return this with { Payroll = payroll, Check = check, Payout = plan.PayoutAfter(check) };
    }

    /// <summary>
    /// The windows that remain when the run was sent back after its check: its makers get the least working days of a
    /// window from then on, and the later windows follow.
    /// </summary>
    public SettlementWindows AfterSendingBack(
        DateOnly on,
        WorkingCalendar calendar,
        SettlementSettings? settings = null
    )
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var rules = settings ?? new();
        return AfterPayroll(calendar.AddWorkingDays(on, rules.MinimumWorkingDays), calendar, rules);
    }

    /// <summary>The payout window that remains when the teachers' check closed later than planned.</summary>
    public SettlementWindows AfterCheck(DateOnly closed, WorkingCalendar calendar, SettlementSettings? settings = null)
    {
        if (closed <= Check.Last)
            return this;
        var plan = new SettlementPlan(LessonMonth.Next, calendar, settings ?? new());
        var check = Check with { Last = closed };
        return this with { Check = check, Payout = plan.PayoutAfter(check) };
    }
}
