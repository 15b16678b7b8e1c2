using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;

namespace Delivery.Domain.Tests.Feedback;

public sealed class MonthlyReportTests
{
    private static readonly Window Window = new(new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 7));

    [Theory]
    [InlineData(0, false, false, 0, MonthlyReport.NotDue)]
    [InlineData(3, false, false, -1, MonthlyReport.Silent)]
    [InlineData(3, false, true, -1, MonthlyReport.Begun)]
    [InlineData(3, true, true, -1, MonthlyReport.Submitted)]
    [InlineData(3, false, true, 0, MonthlyReport.Late)]
    [InlineData(3, false, false, 0, MonthlyReport.Late)]
    [InlineData(3, true, false, 0, MonthlyReport.Submitted)]
    public void A_report_is_late_from_the_moment_at_which_its_window_closes(
        int lessons,
        bool isSubmitted,
        bool isBegun,
        int minutesAfterClosing,
        MonthlyReport expected
    ) =>
        Assert.Equal(
            expected,
            MonthlyReports.Of(lessons, isSubmitted, isBegun, Window, Window.ClosesAt.AddMinutes(minutesAfterClosing))
        );
}
