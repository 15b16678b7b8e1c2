using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;
using Delivery.Domain.Settlement.Taxes;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>A teacher's payslip of one month. Posts answer (agree, dispute), line (a lesson's id, or empty for the whole) and reason.</summary>
/// <param name="CheckBy">Silence until then is agreement.</param>
/// <param name="BankAccount">Masked: 建设银行 ****1234.</param>
/// <param name="Values">What was typed and refused.</param>
/// <param name="TaxByHand">On what ground the tax was entered; null where it is the table's.</param>
/// <param name="YearPath">The year's totals; null for who came by the link of a mail.</param>
/// <param name="Repayments">Earlier months' money that came back and is paid again; null for nothing.</param>
/// <param name="TaxGroups">Null where all is one payment.</param>
/// <param name="Returned">What came back of this payslip after its month was closed.</param>
/// <param name="NoAccount">Nobody knows to where to pay: it is paid once the account is there.</param>
/// <param name="WasReopened">It was checked before, and is made anew.</param>
/// <param name="IsBeingMade">The reader is its teacher, who sees no line or sum of what is not ready.</param>
/// <param name="Unpaid">The teacher's lessons that it does not pay; null for none.</param>
/// <param name="BySilence">It counts as agreed: nothing was said until <paramref name="CheckBy"/>.</param>
/// <param name="AgreedFor">Who of the association entered the agreement for the teacher; null where the teacher did.</param>
/// <param name="PayBy">When the money is to be there at the latest.</param>
public sealed record PayslipModel(
    PageFrame Frame,
    string FormKey,
    string PostTo,
    string PayslipId,
    string TeacherName,
    Month Month,
    PayslipState State,
    bool CanAnswer,
    DateTimeOffset CheckBy,
    DateOnly PayBy,
    DateOnly? PaidOn,
    string BankAccount,
    IReadOnlyList<PayslipRow> Rows,
    Withholding Withholding,
    IReadOnlyList<Dispute> Disputes,
    FormErrors Errors,
    DisputeValues Values,
    string? YearPath = null,
    string? TaxByHand = null,
    IReadOnlyList<Repayment>? Repayments = null,
    IReadOnlyList<TaxGroup>? TaxGroups = null,
    CarriedItem? Returned = null,
    bool NoAccount = false,
    bool WasReopened = false,
    bool IsBeingMade = false,
    IReadOnlyList<UnpaidRow>? Unpaid = null,
    bool BySilence = false,
    string? AgreedFor = null
) : IModelOf<PayslipPage>
{
    /// <summary>What the bank is to pay.</summary>
    public decimal Transfer => Withholding.Net + (Repayments?.Sum(one => one.Amount) ?? 0);
}

/// <param name="LessonId">What a dispute names; null for an adjustment.</param>
/// <param name="Text">太极拳, or the reason of an adjustment.</param>
/// <param name="Norm">第2节 · 90分钟 · 一级 税前250元/节; null where it was not kept.</param>
/// <param name="Amount">Yuan before tax; negative for a correction downwards.</param>
/// <param name="From">The month of the lesson, where it had to wait for this one; null where it had not.</param>
/// <param name="Now">What the line has become by corrections further down; null where there is none.</param>
public sealed record PayslipRow(
    string? LessonId,
    DateTimeOffset? Start,
    string Text,
    string? Street,
    FundingStream? FundingStream,
    decimal Amount,
    string? Norm = null,
    decimal? Now = null,
    Month? From = null
);

/// <summary>A lesson that is not paid with this month.</summary>
/// <param name="Text">太极拳.</param>
/// <param name="Why">And what becomes of it.</param>
public sealed record UnpaidRow(DateTimeOffset Start, string Text, string Street, string Why);

public sealed record DisputeValues(string Line = "", string Reason = "");
