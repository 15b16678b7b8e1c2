using Delivery.Domain.Calendar;

namespace Delivery.Domain.Feedback;

/// <summary>How far a street is with its report on a month.</summary>
public enum MonthlyReport
{
    /// <summary>It had no lessons to report on.</summary>
    NotDue,
    Submitted,

    /// <summary>Saved, and not sent.</summary>
    Begun,
    Silent,

    /// <summary>The window closed without it.</summary>
    Late,
}

public static class MonthlyReports
{
    /// <param name="lessons">So many lessons it has to report on.</param>
    public static MonthlyReport Of(int lessons, bool isSubmitted, bool isBegun, Window window, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(window);
        return isSubmitted ? MonthlyReport.Submitted
            : lessons == 0 ? MonthlyReport.NotDue
            : now >= window.ClosesAt ? MonthlyReport.Late
            : isBegun ? MonthlyReport.Begun
            : MonthlyReport.Silent;
    }

    public static bool IsMissing(this MonthlyReport state) =>
        state is MonthlyReport.Begun or MonthlyReport.Silent or MonthlyReport.Late;

    public static string Label(this MonthlyReport state) =>
        state switch
        {
            MonthlyReport.Submitted => "已提交",
            MonthlyReport.Begun => "填了一半",
            MonthlyReport.Silent => "没有动静",
            MonthlyReport.Late => "逾期未交",
            _ => "没有课",
        };
}
