using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>The parts of a run's page, one by one.</summary>
internal static class PayRunLines
{
    public static HandTaxLine HandTaxOf(KeptPayslip kept, PayRunForm typed) =>
        new(
            kept.Payslip.PayslipId,
            kept.TeacherName,
            kept.Payslip.TaxStatus,
            kept.Payslip.Gross,
            kept.Payslip.HandTax,
            typed.Act == "taxes" && typed.PayslipId == kept.Payslip.PayslipId
                ? new HandTaxValues(typed.Dispute.Amount, typed.Reason)
                : null,
            PromisedNet.OfHandTaxed(kept.Payslip),
            PromisedNet.Shortfall(kept.Payslip)
        );

    public static bool IsContradiction(JudgedLesson lesson) => lesson.Payability == Payability.Contradiction;

    /// <summary>清荷街道 太极拳 第3节（9月9日）</summary>
    public static string NameOf(JudgedLesson judged) =>
        $"{judged.Lesson.StreetName} {judged.Lesson.Discipline} 第{LessonId.Parse(judged.Lesson.LessonId).Number}节（{Dates.Day(ShanghaiTime.DateOf(judged.Lesson.Start))}）";

    public static bool IsDisputed(KeptPayslip kept) => kept.Payslip.State == PayslipState.Disputed;

    /// <param name="decision">Null as long as nobody has decided.</param>
    public static ContradictionLine ContradictionOf(
        JudgedLesson judged,
        IEnumerable<LessonMedia> media,
        LessonDecision? decision,
        PayRunForm typed
    )
    {
        var lesson = judged.Lesson;
        var reason = NotDeliveredReasons.Find(judged.Feedback?.Reason)?.Label;
        return new ContradictionLine(
            lesson.LessonId,
            lesson.StreetName,
            lesson.Discipline,
            LessonId.Parse(lesson.LessonId).Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            lesson.TeacherName,
            string.Join("，", new[] { $"没上（{reason}）", judged.Feedback?.Comment }.Where(text => text?.Length > 0)),
            [
                .. media
                    .Where(one => one.State == MediaState.Accepted)
                    .Select(one => new ContradictionMedia(
                        Paths.MediaItem(one.MediaId),
                        one.HasPictures ? Paths.MediaPicture(one.MediaId, small: true) : null
                    )),
            ],
            typed.LessonId == lesson.LessonId ? typed.Reason : "",
            decision is null ? null : DecidedOf(decision)
        );
    }

    private static string DecidedOf(LessonDecision decision) =>
        $"{decision.By.Name} {Dates.Stamp(decision.At)} 决定{(decision.Delivered ? "发" : "不发")}课酬：{decision.Reason}";

    public static OpenDispute DisputeOf(KeptPayslip kept, PayRunForm typed)
    {
        var dispute = kept.Payslip.Disputes[^1];
        return new OpenDispute(
            kept.Payslip.PayslipId,
            kept.TeacherName,
            dispute.Line,
            kept.Payslip.TextOf(dispute),
            kept.Payslip.AmountOf(dispute.Line),
            dispute.Reason,
            dispute.At,
            typed.Act == "disputes" && typed.PayslipId == kept.Payslip.PayslipId
                ? typed.Dispute
                : new DisputeAnswerValues(),
            dispute.EnteredBy
        );
    }

    /// <param name="held">Teachers to whom no transfer is sent, since nobody knows the account.</param>
    public static PayRunLine LineOf(PayRun run, KeptPayslip kept, IReadOnlySet<string> held, HandedOver handed) =>
        new(
            kept.Payslip.PayslipId,
            kept.TeacherName,
            kept.Payslip.Lines.Count,
            kept.Payslip.Gross,
            kept.Payslip.Tax,
            kept.Payslip.Net,
            PayRunWords.StateOf(kept),
            run.Approved is not null && kept.Payslip.State is not (PayslipState.Paid or PayslipState.Returned),
            kept.Failure,
            kept.Payslip.Repaid,
            held.Contains(kept.Payslip.TeacherId),
            handed.AwaitedIn(kept),
            handed.Files.Count > 0 && handed.AwaitedIn(kept) is null
        );

    /// <returns>Null for none.</returns>
    public static IReadOnlyList<BankFileLine>? FilesOf(HandedOver handed, IReadOnlyList<KeptPayslip> kept) =>
        handed.Files.Count == 0
            ? null
            :
            [
                .. handed.Files.Select(file => new BankFileLine(
                    file.Number,
                    file.By.Name,
                    file.At,
                    file.Count,
                    file.Total,
                    file.Control,
                    kept.Count(one => handed.AwaitedIn(one) == file.Number)
                )),
            ];

    /// <returns>Null as long as nothing has arrived that could come back, and for who does not pay.</returns>
    public static ReturnForm? ReturnsOf(
        PayRun run,
        Caller reader,
        IEnumerable<KeptPayslip> kept,
        PayRunForm typed,
        DateOnly today
    )
    {
        var arrived = kept.Where(one => one.Payslip is { State: PayslipState.Paid, Transfer: > 0 })
            .OrderBy(one => one.TeacherName, StringComparer.Ordinal)
            .Select(one => new Choice(
                one.Payslip.PayslipId,
                $"{one.TeacherName} {Yuan.Exact(one.Payslip.Transfer)}元，{one.PaidOn:yyyy-MM-dd}发放"
            ))
            .ToList();
        return arrived.Count > 0 && (reader.May(Role.FinanceMaker) || reader.May(Role.FinanceApprover))
            ? new ReturnForm(
                arrived,
                run.Stage == SettlementStage.Paid,
                typed.Act == "returns"
                    ? new ReturnValues(typed.PayslipId, typed.ReturnedOn, typed.Reason)
                    : new ReturnValues("", $"{today:yyyy-MM-dd}", "")
            )
            : null;
    }

    /// <summary>With the corrections of single lessons; other adjustments belong to no stream.</summary>
    public static IEnumerable<StreamTotal> StreamsOf(IEnumerable<Payslip> payslips) =>
        payslips
            .SelectMany(Charges.Of)
            .GroupBy(charge => charge.FundingStream)
            .OrderBy(stream => stream.Key)
            .Select(stream => new StreamTotal(
                stream.Key,
                stream.Count(charge => !charge.IsCorrection),
                stream.Sum(charge => charge.Amount)
            ));
}
