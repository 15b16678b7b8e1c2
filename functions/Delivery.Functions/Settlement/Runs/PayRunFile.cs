using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>The month's pay run for finance to open: every payslip with its sums. No account and no identity number.</summary>
public static class PayRunFile
{
    public static Sheet SheetOf(Month month, IEnumerable<Stored<KeptPayslip>> payslips) =>
        new(
            $"{month}",
            [
                "工资单",
                "老师",
                "课时",
                "应发（元）",
                "代扣税（元）",
                "实发（元）",
                "退回重发（元）",
                "状态",
                "发放日",
                "转自以前月份（节）",
                "没有发（节）",
                "没有发的课和原因",
            ],
            [.. payslips.Select(stored => Row(stored.Value))]
        )
        {
            Summed = true,
        };

    private static IReadOnlyList<Cell> Row(KeptPayslip kept) =>
        [
            new Cell.Text(kept.Payslip.PayslipId),
            new Cell.Text(kept.TeacherName),
            new Cell.Count(kept.Payslip.Lines.Count),
            new Cell.Yuan(kept.Payslip.Gross),
            new Cell.Yuan(kept.Payslip.Tax),
            new Cell.Yuan(kept.Payslip.Net),
            new Cell.Yuan(kept.Payslip.Repaid),
            new Cell.Text(kept.StateLabel),
            kept.PaidOn is { } paid ? new Cell.Day(paid) : new Cell.Text(string.Empty),
            new Cell.Count(kept.Payslip.Lines.Count(line => UnpaidWords.CarriedFrom(kept.Payslip, line) is not null)),
            new Cell.Count(kept.Unpaid?.Count ?? 0),
            new Cell.Text(string.Join("；", (kept.Unpaid ?? []).Select(TextOf))),
        ];

    private static string TextOf(UnpaidLesson lesson) =>
        $"{Dates.Day(ShanghaiTime.DateOf(lesson.Start))} {lesson.LessonId}：{UnpaidWords.WhyOf(lesson, "老师")}";
}
