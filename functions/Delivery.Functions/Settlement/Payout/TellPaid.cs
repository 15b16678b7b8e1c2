using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Payout;

/// <summary>
/// Each teacher hears of the own money once it has arrived. One account that is missing keeps a whole month open, perhaps for
/// weeks: nobody else waits for it.
/// </summary>
public sealed class TellPaid(Settlements settlements, PayslipLetters letters)
{
    /// <summary>All who were paid by a run that is still open and have not been told.</summary>
    /// <exception cref="InvalidOperationException">One is of a teacher who is not registered; all others have been told.</exception>
    public async Task RunAsync(Month month)
    {
        if (
            await settlements.RunAsync(month)
            is not { Value: { Stage: SettlementStage.Payout, Approved: not null } run }
        )
            return;
        var unreached = new List<KeptPayslip>();
        await foreach (
            var some in settlements
                .EachPayslipAsync(month)
                .Select(stored => stored.Value)
                .Where(IsToTell)
                .Chunk(PayslipBatches.MostInOneBatch)
        )
            unreached.AddRange(await TellAsync(run, some));
        PayslipTeachers.ThrowIfAny(unreached);
    }

    /// <summary>Whether it has been paid, and the teacher was not told of that.</summary>
    public static bool IsToTell(KeptPayslip kept) =>
        kept is { PaidOn: { } paid, Payslip.State: PayslipState.Paid } && kept.ToldPaidOn != paid;

    /// <returns>Those of teachers who are not registered.</returns>
    private async Task<IReadOnlyList<KeptPayslip>> TellAsync(PayRun run, IReadOnlyList<KeptPayslip> paid)
    {
        var unreached = await letters.PaidAsync(run, paid);
        var told = paid.Except(unreached).ToDictionary(kept => kept.Payslip.TeacherId, kept => kept.PaidOn);
        await settlements.ChangeAsync(
            run.Month,
            told.Keys,
            one => Outcome.Of(one with { ToldPaidOn = told[one.Payslip.TeacherId] })
        );
        return unreached;
    }
}
