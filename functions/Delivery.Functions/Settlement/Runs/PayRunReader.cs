using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Taxes;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Settlement.Carried;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Settlement.Taxes;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>Lays pay runs out for finance staff.</summary>
public sealed class PayRunReader(
    Settlements settlements,
    LessonsToPay lessons,
    ApproveRun approve,
    SendRunBack sendBack,
    RunProof proof,
    TaxTables taxes,
    CarriedItems carried,
    BankFile bank,
    BankFiles files,
    MissingPapers papers,
    RunEntries entries,
    MediaRows media,
    TaxedApartReader apart,
    TimeProvider clock
)
{
    /// <param name="errors">What was refused; empty when nothing was.</param>
    /// <param name="done">What was just done, in words; null for nothing.</param>
    public async Task<PayRunModel> PageAsync(
        PayRun run,
        PageFrame frame,
        Caller reader,
        PayRunForm typed,
        FormErrors errors,
        string? done = null
    )
    {
        var stored = (await settlements.PayslipsAsync(run.Month)).Select(one => one.Value);
        var kept = await carried.StandingAsync(run, stored);
        var payslips = kept.Select(one => one.Payslip).ToList();
        var judged = await lessons.ToDecideAsync(run);
        var missing = await papers.OfAsync(kept);
        var handed = await HandedOver.OfAsync(files, run.Month);
        var held = RunNow.HeldOf(missing);
        return new PayRunModel(
            frame,
            Guid.NewGuid().ToString("N"),
            run.Month,
            PayRunWords.StageOf(run),
            PayRunWords.NextStepOf(run, RunNow.Of(run, kept, handed, held)),
            PayRunWords.StepsOf(run),
            PayRunTotals.Of(payslips),
            [.. PayRunLines.StreamsOf(payslips)],
            await ChecksAsync(run),
            await ContradictionsAsync(judged.Where(PayRunLines.IsContradiction), [], typed),
            [.. kept.Where(PayRunLines.IsDisputed).Select(one => PayRunLines.DisputeOf(one, typed))],
            [
                .. kept.OrderBy(one => one.TeacherName, StringComparer.Ordinal)
                    .Select(one => PayRunLines.LineOf(run, one, held, handed)),
            ],
            await ActsAsync(run, reader, kept),
            errors,
            await TransfersAsync(run, handed.Open(kept)),
            typed.Act == "adjustments"
                ? new AdjustmentValues(
                    typed.Teacher,
                    typed.Dispute.Amount,
                    typed.Reason,
                    typed.Corrects,
                    typed.Carry.Length > 0,
                    typed.CorrectsLesson
                )
                : null,
            [
                .. kept.Where(one => one.Payslip.TaxStatus != TaxStatus.Resident)
                    .Select(one => PayRunLines.HandTaxOf(one, typed)),
            ],
            PayRunLines.ReturnsOf(run, reader, kept, typed, ShanghaiTime.DateOf(clock.GetUtcNow())),
            payslips.Count > 0 ? await TaxesAsync(run, payslips) : null,
            missing,
            await DecidedAsync(run, judged, typed),
            await entries.OfAsync(run, kept),
            [.. (run.SentBack ?? []).Select(one => new SentBackLine(one.By.Name, one.At, one.Reason))],
            typed.Act == "send-back" ? typed.Reason : "",
            PayRunLines.FilesOf(handed, kept),
            run.Released?.At,
            done,
            run.Stage == SettlementStage.Feedback ? run.Windows.Feedback.ClosesAt : null,
            await apart.OfAsync(run, kept)
        );
    }

    private async Task<IReadOnlyList<ContradictionLine>> DecidedAsync(
        PayRun run,
        IReadOnlyList<JudgedLesson> judged,
        PayRunForm typed
    )
    {
        if (judged.Count == 0)
            return [];
        var decided = (await settlements.DecisionsAsync(run.Month)).ToDictionary(one => one.LessonId);
        return await ContradictionsAsync(judged.Where(one => decided.ContainsKey(one.Lesson.LessonId)), decided, typed);
    }

    private async Task<IReadOnlyList<ContradictionLine>> ContradictionsAsync(
        IEnumerable<JudgedLesson> judged,
        Dictionary<string, LessonDecision> decided,
        PayRunForm typed
    )
    {
        var lines = new List<ContradictionLine>();
        foreach (var one in judged)
        {
            var id = one.Lesson.LessonId;
            var sent = await media.EvidenceOfAsync(id);
            lines.Add(PayRunLines.ContradictionOf(one, sent, decided.GetValueOrDefault(id), typed));
        }

        return lines;
    }

    private async Task<TaxGroupingLines> TaxesAsync(PayRun run, IReadOnlyList<Payslip> payslips) =>
        new(run.TaxBy ?? TaxGrouping.Month, TaxComparison.Of(payslips, await taxes.ForRunAsync(run.Month)));

    private async Task<IReadOnlyList<SumCheck>> ChecksAsync(PayRun run)
    {
        if (run.Stage < SettlementStage.Check)
            return [];
        var broken =
            run.Stage == SettlementStage.Paid
                ? await proof.WhenPaidAsync(run.Month)
                : await proof.BeforeApprovalAsync(run.Month);
        return
        [
            .. new[] { ("应发 = 各行之和", "应发"), ("扣税按税表", "扣税"), ("实发 = 应发 − 扣税", "实发") }
                .Append(("银行文件 = 实发之和", "银行文件"))
                .Append(("配额支出 = 基本配送课酬", "配额"))
                .Select(check => new SumCheck(
                    check.Item1,
                    !broken.Any(sum => sum.What.Contains(check.Item2, StringComparison.Ordinal))
                )),
        ];
    }

    private async Task<PayRunActs> ActsAsync(PayRun run, Caller reader, IReadOnlyList<KeptPayslip> kept)
    {
        var (makes, approves) = (reader.May(Role.FinanceMaker), reader.May(Role.FinanceApprover));
        var toApprove = run.Stage == SettlementStage.Payout && run.Approved is null && approves && kept.Count > 0;
        var objections = toApprove ? await approve.ObjectionsAsync(run, reader.Id) : [];
        var payable = run.Approved is not null && run.Stage == SettlementStage.Payout && (makes || approves);
        return new PayRunActs(
            makes && run.Stage == SettlementStage.Payroll,
            CannotReleaseBecause: null,
            toApprove && objections.Count == 0,
            objections.Count > 0 ? string.Join("；", objections.Select(refusal => refusal.Message)) : null,
            payable,
            payable,
            toApprove && (await sendBack.ObjectionsAsync(run, reader.Id)).Count == 0,
            makes && kept.Any(PayRunLines.IsDisputed)
        );
    }

    private async Task<Transfers?> TransfersAsync(PayRun run, IEnumerable<KeptPayslip> open)
    {
        if (run.Approved is null)
            return null;
        var rows = await bank.RowsAsync(open);
        var sent = BankFile.Sendable(rows);
        return new Transfers(sent.Count, sent.Sum(row => row.Amount), rows.Count - sent.Count);
    }
}
