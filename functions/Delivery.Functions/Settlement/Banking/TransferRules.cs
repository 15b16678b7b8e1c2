using Delivery.Domain;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Banking;
using Delivery.Domain.Settlement.Carried;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>What one result of the bank makes of a payslip.</summary>
/// <param name="By">Whoever enters it.</param>
/// <param name="IsClosing">Everybody is paid, and the month is being closed.</param>
internal sealed record TransferRules(DateOnly Today, string By, bool IsClosing)
{
    public Outcome<KeptPayslip> Taken(KeptPayslip kept, TransferResult result, HandOver handed)
    {
        var isKnown = IsKnownReturn(kept, result);
        if (handed.Check(kept.Payslip.PayslipId, result.File, result.Ok, isKnown) is { } refusal)
            return Outcome.Refused<KeptPayslip>(refusal);
        if (!result.Ok && handed.IsKnown(result.File))
            return Outcome.Of(kept);
        // A return that is read again is none of the transfer ordered since, unless the result names its file.
        return Noted(
            Taken(kept, result),
            one =>
                one.Payslip.State == PayslipState.Failed && !(isKnown && result.File is null)
                    ? one with
                    {
                        FailedIn = handed.Last,
                    }
                    : one
        );
    }

    private Outcome<KeptPayslip> Taken(KeptPayslip kept, TransferResult result) =>
        (kept.Payslip.State, result) switch
        {
            (PayslipState.Failed, _) when IsKnownReturn(kept, result) => Outcome.Of(kept),
            (PayslipState.Paid, { Returned: true }) => IsClosing
                ? Outcome.Refused<KeptPayslip>("settlement.closing", "这个月正在办结，请过几分钟再登记退回")
                : Returned(kept, result),
            (PayslipState.Paid, { Ok: true }) => Outcome.Of(kept),
            (PayslipState.Paid, _) => Outcome.Refused<KeptPayslip>(
                "payslip.state",
                "工资单目前是“已发放”，不能改为“发放失败”；到账后被退回的，请登记银行退回和日期"
            ),
            // The approval has been given, and this payslip has not heard of it yet.
            (PayslipState.Agreed, _) => Taken(kept.MovedTo(PayslipState.Approved).Value, result),
            (PayslipState.Failed, { Ok: false }) => Outcome.Of(kept with { Failure = RecordResults.ReasonOf(result) }),
            (_, { Ok: false }) => Noted(
                kept.MovedTo(PayslipState.Failed),
                failed => failed with { Failure = RecordResults.ReasonOf(result) }
            ),
            _ => Noted(kept.MovedTo(PayslipState.Paid), paid => paid with { Failure = null, PaidOn = Today }),
        };

    private Outcome<KeptPayslip> Returned(KeptPayslip kept, TransferResult result)
    {
        var known = kept.Returns ?? [];
        if (
            ReturnRules.Check(kept.Payslip, kept.PaidOn, known.Select(one => one.On), result.ReturnedOn, Today) is
            { } refusal
        )
            return Outcome.Refused<KeptPayslip>(refusal);
        var returned = new MoneyReturn(result.ReturnedOn!.Value, RecordResults.ReasonOf(result), By);
        return Noted(
            kept.MovedTo(PayslipState.Failed),
            failed =>
                failed with
                {
                    Failure = $"{returned.On:yyyy-MM-dd}银行退回：{returned.Reason}",
                    Returns = [.. known, returned],
                }
        );
    }

    private static bool IsKnownReturn(KeptPayslip kept, TransferResult result) =>
        result.Returned && kept.Returns?.Any(one => one.On == result.ReturnedOn) == true;

    private static Outcome<KeptPayslip> Noted(Outcome<KeptPayslip> moved, Func<KeptPayslip, KeptPayslip> note) =>
        moved.Match(kept => Outcome.Of(note(kept)), refusals => Outcome.Refused<KeptPayslip>(refusals));
}
