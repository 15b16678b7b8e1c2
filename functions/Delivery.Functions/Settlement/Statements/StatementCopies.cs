using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Statements;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Statements;

/// <summary>What is paid becomes part of the year's statements; months that were closed by an older version are taken in too.</summary>
public sealed class StatementCopies(
    Settlements settlements,
    Storage.Settlement.Statements statements,
    TimeProvider clock
)
{
    private const int MonthsToLookBack = 24;

    /// <summary>What a payslip costs its streets, as their statements count it.</summary>
    public static IEnumerable<CostLine> CostsOf(KeptPayslip kept) =>
        Charges
            .Of(kept.Payslip)
            .Select(charge => new CostLine(
                kept.Payslip.Month,
                charge.LessonId,
                charge.CourseId,
                charge.Street,
                kept.TeacherName,
                charge.Discipline,
                charge.FundingStream,
                charge.Start,
                charge.Amount,
                charge.IsCorrection
            ));

    /// <summary>Months that are paid and not yet looked after here, once each; a crash in the middle is made up for the next night.</summary>
    public async Task KeepMissingAsync()
    {
        var month = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
        for (var back = 1; back <= MonthsToLookBack; back++)
            await KeepIfMissingAsync(month.AddMonths(-back));
    }

    private async Task KeepIfMissingAsync(Month month)
    {
        if (
            await settlements.RunAsync(month) is not { Value.Stage: SettlementStage.Paid }
            || await statements.IsKeptAsync(month)
        )
            return;
        var kept = (await settlements.PayslipsAsync(month)).Select(stored => stored.Value).ToList();
        foreach (var street in kept.SelectMany(CostsOf).GroupBy(line => line.Street))
            await statements.KeepAsync(street.Key, month, street);
        foreach (var payslip in kept)
            await statements.KeepAsync(payslip);
        await statements.MarkKeptAsync(month);
    }
}
