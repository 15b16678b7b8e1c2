using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Settlement;

/// <param name="Street">The street's code.</param>
/// <param name="Discipline">The discipline's name, as the teacher reads it.</param>
/// <param name="Fee">Yuan before tax.</param>
public sealed record PayslipLine(
    string LessonId,
    string CourseId,
    string Street,
    FundingStream FundingStream,
    DateTimeOffset Start,
    string Discipline,
    decimal Fee
);

/// <param name="Amount">Yuan before tax; negative when it takes away.</param>
/// <param name="By">Who of the staff made it.</param>
public sealed record Adjustment(string Reason, decimal Amount, string By);

/// <param name="Line">The disputed lesson's id; null when the payslip as a whole is disputed.</param>
/// <param name="Answer">Null until staff have answered.</param>
public sealed record Dispute(string? Line, string Reason, DateTimeOffset At, string? Answer = null);

/// <summary>All of a teacher's fees of one month, over all funding streams: one payment.</summary>
public sealed record Payslip(
    string PayslipId,
    string TeacherId,
    Month Month,
    IReadOnlyList<PayslipLine> Lines,
    IReadOnlyList<Adjustment> Adjustments,
    Withholding Withholding,
    PayslipState State,
    IReadOnlyList<Dispute> Disputes
)
{
    public decimal Gross => Withholding.Gross;
    public decimal Tax => Withholding.Tax;
    public decimal Net => Withholding.Net;

    public static string IdOf(Month month, string teacherId) => $"{month}-{teacherId}";
}
