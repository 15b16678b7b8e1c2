using Delivery.Domain;
using Delivery.Domain.Calendar;

namespace Delivery.Functions.Storage.Settlement;

/// <summary>Payslips of a month by the page: what is read or written of one costs little more for its neighbours.</summary>
public static class PayslipBatches
{
    /// <summary>
    /// So many payslips are replaced in one batch: it holds a hundred rows with those of the command, and 4 MiB, of which a
    /// payslip of a hundred lessons takes some eighty KiB.
    /// </summary>
    public const int MostInOneBatch = 45;

    /// <summary>The payslips of some teachers, in the order of their rows; who has none is missing.</summary>
    /// <param name="teachers">Ids. Neighbours, as a page of the month has them, are one read.</param>
    public static async Task<IReadOnlyList<Stored<KeptPayslip>>> PayslipsAsync(
        this Settlements settlements,
        Month month,
        IReadOnlyCollection<string> teachers
    )
    {
        var found = new List<Stored<KeptPayslip>>();
        if (teachers.Count == 0)
            return found;
        var wanted = teachers.ToHashSet(StringComparer.Ordinal);
        var (first, last) = (wanted.Min(StringComparer.Ordinal)!, wanted.Max(StringComparer.Ordinal)!);
        await foreach (var payslip in settlements.PayslipsBetweenAsync(month, first, last))
            if (wanted.Contains(payslip.Value.Payslip.TeacherId))
                found.Add(payslip);
        return found;
    }

    /// <summary>
    /// Changes the payslips of some teachers by a rule, whoever else changes one of them meanwhile; those that are as wanted
    /// already stay, and so does what the rule refuses. After a crash some are changed and some not: it is repeatable.
    /// </summary>
    /// <returns>All of them as they stand then.</returns>
    public static Task<IReadOnlyList<KeptPayslip>> ChangeAsync(
        this Settlements settlements,
        Month month,
        IReadOnlyCollection<string> teachers,
        Func<KeptPayslip, Outcome<KeptPayslip>> rule
    ) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var (now, changes) = (new List<KeptPayslip>(), new List<Stored<KeptPayslip>>());
            foreach (var stored in await settlements.PayslipsAsync(month, teachers))
            {
                var changed = rule(stored.Value).Match(one => one, _ => stored.Value);
                now.Add(changed);
                if (changed != stored.Value)
                    changes.Add(stored with { Value = changed });
            }

            return (await settlements.TryReplaceAsync(changes), (IReadOnlyList<KeptPayslip>)now);
        });

    private static async Task<bool> TryReplaceAsync(this Settlements settlements, List<Stored<KeptPayslip>> changes)
    {
        var committed = true;
        foreach (var batch in changes.Chunk(MostInOneBatch))
            committed &= await settlements.Table.TryCommitAsync([
                .. batch.Select(one => TableRows.Replace(Settlements.RowOf(one.Value), one.ETag)),
            ]);
        return committed;
    }
}
