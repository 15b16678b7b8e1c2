using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Settlement;

/// <summary>Pay runs and payslips as the API shows them.</summary>
public static class SettlementView
{
    public static object Of(PayRun run, IReadOnlyList<KeptPayslip> payslips, IReadOnlyList<JudgedLesson> lessons)
    {
        var totals = PayRunTotals.Of([.. payslips.Select(kept => kept.Payslip)]);
        return new
        {
            run.Month,
            run.Stage,
            Windows = new
            {
                Feedback = Of(run.Windows.Feedback),
                Payroll = Of(run.Windows.Payroll),
                Check = Of(run.Windows.Check),
                Payout = Of(run.Windows.Payout),
            },
            Totals = new
            {
                totals.Gross,
                totals.Tax,
                totals.Net,
                totals.Lessons,
                totals.Teachers,
            },
            Payslips = payslips
                .Select(kept => new
                {
                    kept.Payslip.PayslipId,
                    Teacher = kept.Payslip.TeacherId,
                    kept.Payslip.Gross,
                    kept.Payslip.Tax,
                    kept.Payslip.Net,
                    Lines = LinesOf(kept.Payslip),
                    kept.Payslip.Adjustments,
                    kept.Payslip.State,
                })
                .ToList(),
            // The street says no, the teacher has photos: staff decide before the release.
            Contradictions = lessons
                .Where(judged => judged.Payability == Payability.Contradiction)
                .Select(judged => new
                {
                    judged.Lesson.LessonId,
                    judged.Lesson.Street,
                    Teacher = judged.Lesson.TeacherId,
                    judged.Lesson.Start,
                    judged.Feedback?.Reason,
                })
                .ToList(),
        };
    }

    public static object Of(KeptPayslip kept) =>
        new
        {
            kept.Payslip.PayslipId,
            kept.Payslip.Month,
            Teacher = kept.Payslip.TeacherId,
            kept.TeacherName,
            kept.Payslip.Gross,
            kept.Payslip.Tax,
            kept.Payslip.Net,
            kept.Payslip.Withholding,
            Lines = LinesOf(kept.Payslip),
            kept.Payslip.Disputes,
            kept.Payslip.State,
            kept.PaidOn,
            kept.Failure,
        };

    private static object Of(Window window) => new { window.First, window.Last };

    // Corrections are lines of their own, so that the gross is always the sum of the lines.
    private static List<PayslipLineView> LinesOf(Payslip payslip) =>
        [
            .. payslip.Lines.Select(line => new PayslipLineView(
                line.LessonId,
                line.CourseId,
                line.Street,
                line.FundingStream,
                line.Start,
                line.Discipline,
                line.Fee,
                Reason: null
            )),
            .. payslip.Adjustments.Select(adjustment => new PayslipLineView(
                LessonId: null,
                CourseId: null,
                Street: null,
                FundingStream: null,
                Start: null,
                Discipline: null,
                adjustment.Amount,
                adjustment.Reason
            )),
        ];

    private sealed record PayslipLineView(
        string? LessonId,
        string? CourseId,
        string? Street,
        FundingStream? FundingStream,
        DateTimeOffset? Start,
        string? Discipline,
        decimal Fee,
        string? Reason
    );
}
