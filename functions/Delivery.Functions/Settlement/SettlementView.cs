using System.Text.Json.Serialization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement;

/// <summary>A pay run as the API shows it.</summary>
/// <param name="SentBack">Each time that a second person did not approve it, and why.</param>
/// <param name="MovesOn">In the answer to a release: the lessons that move on to the next month; null elsewhere.</param>
/// <param name="Contradictions">The street says no, the teacher has photos: staff decide before the release.</param>
public sealed record SettlementView(
    Month Month,
    SettlementStage Stage,
    WindowsView Windows,
    PayRunTotals Totals,
    IReadOnlyList<RunPayslipView> Payslips,
    IReadOnlyList<ContradictionView> Contradictions,
    IReadOnlyList<SentBackView> SentBack,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyList<MovingLessonView>? MovesOn = null
)
{
    public static SettlementView Of(
        PayRun run,
        IReadOnlyList<KeptPayslip> payslips,
        IReadOnlyList<JudgedLesson> lessons
    ) =>
        new(
            run.Month,
            run.Stage,
            WindowsView.Of(run.Windows),
            PayRunTotals.Of([.. payslips.Select(kept => kept.Payslip)]),
            [.. payslips.Select(kept => RunPayslipView.Of(kept.Payslip))],
            [.. lessons.Where(judged => judged.Payability == Payability.Contradiction).Select(ContradictionView.Of)],
            [.. (run.SentBack ?? []).Select(one => new SentBackView(one.By.Name, one.At, one.Reason))]
        );
}

public sealed record SentBackView(string By, DateTimeOffset At, string Reason);

/// <summary>Whole days, both ends included.</summary>
public sealed record WindowView(DateOnly First, DateOnly Last)
{
    public static WindowView Of(Window window) => new(window.First, window.Last);
}

public sealed record WindowsView(WindowView Feedback, WindowView Payroll, WindowView Check, WindowView Payout)
{
    public static WindowsView Of(SettlementWindows windows) =>
        new(
            WindowView.Of(windows.Feedback),
            WindowView.Of(windows.Payroll),
            WindowView.Of(windows.Check),
            WindowView.Of(windows.Payout)
        );
}

/// <param name="Teacher">The teacher's id.</param>
/// <param name="Lines">With the adjustments, less what was brought, and with what is carried on, they are the gross.</param>
public sealed record RunPayslipView(
    string PayslipId,
    string Teacher,
    decimal Gross,
    decimal Tax,
    decimal Net,
    IReadOnlyList<PayslipLine> Lines,
    IReadOnlyList<Adjustment> Adjustments,
    PayslipState State,
    IReadOnlyList<Repayment> Repayments,
    IReadOnlyList<BroughtDebt> Brought,
    decimal CarriedOn,
    decimal Transfer
)
{
    public static RunPayslipView Of(Payslip payslip) =>
        new(
            payslip.PayslipId,
            payslip.TeacherId,
            payslip.Gross,
            payslip.Tax,
            payslip.Net,
            payslip.Lines,
            payslip.Adjustments,
            payslip.State,
            payslip.Repayments ?? [],
            payslip.Brought ?? [],
            payslip.CarriedOn,
            payslip.Transfer
        );
}

/// <param name="Teacher">The teacher's id.</param>
/// <param name="Reason">The code of the street's reason.</param>
public sealed record ContradictionView(
    string LessonId,
    string Street,
    string Teacher,
    DateTimeOffset Start,
    string? Reason
)
{
    public static ContradictionView Of(JudgedLesson judged) =>
        new(
            judged.Lesson.LessonId,
            judged.Lesson.Street,
            judged.Lesson.TeacherId,
            judged.Lesson.Start,
            judged.Feedback?.Reason
        );
}
