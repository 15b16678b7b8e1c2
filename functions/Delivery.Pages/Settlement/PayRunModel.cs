using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Taxes;
using Delivery.Pages.Settlement.Taxes;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>One month's pay run, for the finance staff.</summary>
/// <param name="Steps">The four windows with their days.</param>
/// <param name="NextStep">What is to do next, by whom and until when.</param>
/// <param name="Transfers">Null before the run is approved.</param>
/// <param name="Missing">Accounts of teachers who are still to be paid, and identity numbers of all who are declared; null for nothing.</param>
/// <param name="Entries">Null for nothing.</param>
/// <param name="Decided">Contradictions that staff have decided and may decide anew until the release.</param>
/// <param name="SentBack">The last one last.</param>
/// <param name="WhyNot">The reason for sending it back, as it was typed and refused.</param>
/// <param name="BankFiles">As they were handed over, the first one first; null for none.</param>
/// <param name="RemindedAt">Since when teachers without an account were asked for it, with their payslip; null for not yet.</param>
/// <param name="Done">What was just done; null for nothing.</param>
/// <param name="MadeAfter">Until when streets report, where no payslip was made yet; null once they were.</param>
/// <param name="TaxedApart">Whose pay of an earlier month goes out in the same month; null for nobody, and once it is approved.</param>
/// <param name="Checks">The proofs: gross = Σ lines, bank file = Σ net, ...</param>
public sealed record PayRunModel(
    PageFrame Frame,
    string FormKey,
    Month Month,
    Mark Stage,
    string NextStep,
    IReadOnlyList<Step> Steps,
    PayRunTotals Totals,
    IReadOnlyList<StreamTotal> Streams,
    IReadOnlyList<SumCheck> Checks,
    IReadOnlyList<ContradictionLine> Contradictions,
    IReadOnlyList<OpenDispute> Disputes,
    IReadOnlyList<PayRunLine> Payslips,
    PayRunActs Acts,
    FormErrors Errors,
    Transfers? Transfers = null,
    AdjustmentValues? Adjustment = null,
    IReadOnlyList<HandTaxLine>? TaxedByHand = null,
    ReturnForm? Returns = null,
    TaxGroupingLines? Taxes = null,
    IReadOnlyList<MissingPaper>? Missing = null,
    IReadOnlyList<ContradictionLine>? Decided = null,
    IReadOnlyList<RunEntry>? Entries = null,
    IReadOnlyList<SentBackLine>? SentBack = null,
    string WhyNot = "",
    IReadOnlyList<BankFileLine>? BankFiles = null,
    DateTimeOffset? RemindedAt = null,
    string? Done = null,
    DateTimeOffset? MadeAfter = null,
    IReadOnlyList<TaxedApartLine>? TaxedApart = null
) : IModelOf<PayRunPage>;

/// <summary>A second person did not approve the run.</summary>
public sealed record SentBackLine(string By, DateTimeOffset At, string Reason);

/// <summary>What arrived and may be sent back by the bank. Posts payslipId, returnedOn and reason.</summary>
/// <param name="WithLaterMonth">The run is closed: it is paid again with a later one.</param>
public sealed record ReturnForm(IReadOnlyList<Choice> Arrived, bool WithLaterMonth, ReturnValues Values);

public sealed record ReturnValues(string PayslipId, string On, string Reason);

/// <summary>How the run's fees are grouped for tax, and what each way would come to.</summary>
public sealed record TaxGroupingLines(TaxGrouping By, IReadOnlyList<TaxComparison> Ways);

/// <summary>A correction as it was typed and refused. Posts teacher, amount, reason, corrects (a closed month), correctsLesson and carry.</summary>
public sealed record AdjustmentValues(
    string Teacher = "",
    string Amount = "",
    string Reason = "",
    string Corrects = "",
    bool CarryRest = false,
    string Lesson = ""
);

/// <summary>A payslip that the tax table is not for. Posts payslipId, amount and reason.</summary>
/// <param name="Tax">Null until somebody has entered it.</param>
/// <param name="Typed">What was typed and refused.</param>
/// <param name="Promised">Of the gross, what the teacher was promised after tax: the tax comes off it. Yuan; 0 for nothing.</param>
/// <param name="Shortfall">Yuan by which the net is less than was promised.</param>
public sealed record HandTaxLine(
    string PayslipId,
    string TeacherName,
    TaxStatus Status,
    decimal Gross,
    HandTax? Tax,
    HandTaxValues? Typed = null,
    decimal Promised = 0,
    decimal Shortfall = 0
);

public sealed record HandTaxValues(string Amount, string Reason);

/// <summary>What somebody of the staff has changed about the month's pay.</summary>
/// <param name="What">Whose pay, or which lesson, and what was decided of it.</param>
/// <param name="Amount">Yuan before tax; null of a decision.</param>
public sealed record RunEntry(string What, decimal? Amount, string Reason, string By);

/// <summary>What the next bank file orders, to hold against what the bank says it took.</summary>
/// <param name="Held">How many are left out because nobody knows the account.</param>
public sealed record Transfers(int Count, decimal Total, int Held = 0);

/// <summary>A file as it was handed to the bank.</summary>
/// <param name="Control">The last four digits of every account, added up.</param>
/// <param name="Awaited">How many of its transfers have no result yet.</param>
public sealed record BankFileLine(
    int Number,
    string By,
    DateTimeOffset At,
    int Count,
    decimal Total,
    long Control,
    int Awaited
);

/// <summary>What the register does not know of a teacher: the account to pay to, the number to declare.</summary>
public sealed record MissingPaper(string TeacherId, string TeacherName, bool Account, bool IdNumber)
{
    public string Text =>
        string.Join("、", new[] { Account ? "银行账户" : "", IdNumber ? "证件号码" : "" }.Where(one => one.Length > 0));
}

public sealed record StreamTotal(FundingStream Stream, int Lessons, decimal Gross);

public sealed record SumCheck(string Text, bool Holds);

/// <summary>The street says no, the teacher has media. Posts lessonId, decision (pay, refuse) and reason.</summary>
/// <param name="Decided">Who decided what, when and why; null as long as nobody has.</param>
public sealed record ContradictionLine(
    string LessonId,
    string Street,
    string Discipline,
    int Number,
    LessonTime Time,
    string TeacherName,
    string StreetSays,
    IReadOnlyList<ContradictionMedia> Media,
    string TypedReason = "",
    string? Decided = null
);

/// <param name="Thumb">Null where there is no picture of it.</param>
public sealed record ContradictionMedia(string Path, string? Thumb);

/// <summary>A teacher's dispute. Posts payslipId, line, decision (keep, correct), amount (the new one) and answer.</summary>
/// <param name="EnteredBy">Who of the association entered it for the teacher; null where the teacher did.</param>
public sealed record OpenDispute(
    string PayslipId,
    string TeacherName,
    string? Line,
    string LineText,
    decimal? Amount,
    string Reason,
    DateTimeOffset At,
    DisputeAnswerValues Values,
    string? EnteredBy = null
);

public sealed record DisputeAnswerValues(string Decision = "", string Amount = "", string Answer = "");

/// <param name="AwaitsResult">The transfer was ordered; posts result[payslipId] (paid, failed) and failure[payslipId].</param>
/// <param name="IsHeld">Nobody knows the account: no bank file has it.</param>
/// <param name="File">The number of the bank file that orders it; null where it waits for the next. Posts fileNumber[payslipId].</param>
/// <param name="IsNextFiles">It waits for the next bank file of a month that has some: the bank can say nothing of it yet.</param>
public sealed record PayRunLine(
    string PayslipId,
    string TeacherName,
    int Lessons,
    decimal Gross,
    decimal Tax,
    decimal Net,
    Mark State,
    bool AwaitsResult = false,
    string? Failure = null,
    decimal Repaid = 0,
    bool IsHeld = false,
    int? File = null,
    bool IsNextFiles = false
);

/// <summary>What this reader may do with the run now.</summary>
/// <param name="MayAnswer">Disputes wait for this reader.</param>
/// <param name="CannotReleaseBecause">还有 2 个矛盾未处理; null when it can be released or was.</param>
/// <param name="CannotApproveBecause">这批工资由您编制，须由另一人批准; null when it can be approved or was.</param>
public sealed record PayRunActs(
    bool MayRelease,
    string? CannotReleaseBecause,
    bool MayApprove,
    string? CannotApproveBecause,
    bool MayDownload,
    bool MayEnterResults,
    bool MaySendBack = false,
    bool MayAnswer = false
);
