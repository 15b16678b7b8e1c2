using Delivery.Domain;
using Delivery.Domain.Money;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Disputes;

/// <summary>Staff's answer to a dispute.</summary>
/// <param name="Line">The disputed line, to be sure that it is that dispute; null takes the open one.</param>
/// <param name="Adjustment">Yuan before tax to add (or take away); null leaves the payslip as it is.</param>
public sealed record DisputeAnswer(string? Line, string Answer, decimal? Adjustment);

/// <summary>
/// Staff answer a dispute, explained or corrected: the payslip goes back to the teacher, who agrees or disputes it again and
/// whose silence until the window's end is agreement. Answered after that, it counts as agreed.
/// </summary>
public sealed class AnswerDispute(RunCommands commands, Settlements settlements, Registers registers, TaxTables taxes)
{
    public async Task<Outcome<KeptPayslip>> RunAsync(
        string payslipId,
        DisputeAnswer answer,
        Call call,
        DurableTaskClient durable
    )
    {
        if (await settlements.PayslipAsync(payslipId) is not { } known)
            return Outcome.Refused<KeptPayslip>(AnswerPayslip.Unknown(payslipId));
        if (string.IsNullOrWhiteSpace(answer.Answer))
            return Outcome.Refused<KeptPayslip>("payslip.answer-missing", "请写给老师的答复", "answer");
        var payslip = known.Value.Payslip;
        return await commands.ActAsync(
            call,
            payslip.Month,
            new Act("payslip.answer-dispute", payslipId, $"{answer.Adjustment} {answer.Answer}".Trim()),
            durable,
            run => AnswerAsync(run, payslip.TeacherId, answer, call.By)
        );
    }

    private async Task<Outcome<(RunChange, KeptPayslip)>> AnswerAsync(
        PayRun run,
        string teacherId,
        DisputeAnswer answer,
        Caller by
    )
    {
        var stored = (await settlements.PayslipAsync(run.Month, teacherId))!;
        var payslip = stored.Value.Payslip;
        if (payslip.State != PayslipState.Disputed)
            return Outcome.Refused<(RunChange, KeptPayslip)>("payslip.no-dispute", "这张工资单没有待答复的异议");
        var open = payslip.Disputes[^1];
        if (answer.Line is { Length: > 0 } line && line != open.Line)
            return Outcome.Refused<(RunChange, KeptPayslip)>(
                "payslip.line-unknown",
                "老师没有对这一行提出异议，请刷新页面",
                "line"
            );
        var answered = payslip with
        {
            Disputes = [.. payslip.Disputes.SkipLast(1), open with { Answer = answer.Answer }],
        };
        var corrects = answer.Adjustment is { } amount && amount != 0;
        return stored
            .Value.With(corrects ? await CorrectedAsync(answered, answer, by) : answered.MoveTo(PayslipState.Released))
            .Match(kept => Standing(kept, run), Outcome.Refused<KeptPayslip>)
            .Match(
                kept =>
                    Outcome.Of(
                        (
                            new RunChange(
                                corrects ? run.MadeBy(RunCommands.PersonOf(by)) : run,
                                [TableRows.Replace(Settlements.RowOf(kept), stored.ETag)],
                                OutboxMessage.Raise(
                                    Instances.Dispute(payslip.PayslipId, payslip.Disputes.Count),
                                    Events.DisputeAnswered,
                                    corrects
                                )
                            ),
                            kept
                        )
                    ),
                refusals => Outcome.Refused<(RunChange, KeptPayslip)>(refusals)
            );
    }

    // The window has ended, and with it the time in which silence could still be broken: no dispute goes round after it.
    private static Outcome<KeptPayslip> Standing(KeptPayslip kept, PayRun run) =>
        run.Stage > SettlementStage.Check
            ? (kept with { BySilence = true }).MovedTo(PayslipState.Agreed)
            : Outcome.Of(kept);

    private async Task<Outcome<Payslip>> CorrectedAsync(Payslip answered, DisputeAnswer answer, Caller by)
    {
        // Its tax was entered for the old amount, and the time to enter another is over.
        if (answered.TaxStatus != TaxStatus.Resident)
            return Outcome.Refused<Payslip>(
                "payslip.tax-by-hand",
                "这位老师的税由人工填写，发出后不能更正金额：请先答复老师，差额在下个月更正",
                "amount"
            );
        var adjustment = new Adjustment(answer.Answer, answer.Adjustment!.Value, by.Name);
        if (answered.Lines.FirstOrDefault(line => line.LessonId == answered.Disputes[^1].Line) is { } disputed)
            adjustment = adjustment with { Line = disputed.LessonId, Lesson = await LessonOfAsync(disputed) };
        return answered
            .MoveTo(PayslipState.Draft)
            .Value.Adjust(adjustment, await taxes.ForRunAsync(answered.Month))
            .Match(adjusted => adjusted.MoveTo(PayslipState.Released), Outcome.Refused<Payslip>);
    }

    // Its street pays for the lesson what the teacher gets for it.
    private async Task<CorrectedLesson> LessonOfAsync(PayslipLine line)
    {
        var street = (await registers.Streets.LatelyAsync()).FirstOrDefault(row => row.RowKey == line.Street);
        return CorrectedLesson.Of(line, street?.Value.Name ?? line.Street);
    }
}
