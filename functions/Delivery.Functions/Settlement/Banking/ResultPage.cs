using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>Some results that are taken together, whose payslips are neighbours.</summary>
/// <param name="Results">With the place of each among all that were sent.</param>
/// <param name="IsLast">Of its receipt: only then is it asked whether the whole month is paid.</param>
internal sealed record ResultPage(Month Month, IReadOnlyList<(int Index, TransferResult Item)> Results, bool IsLast)
{
    /// <summary>The payslips of its results; the month's others are only counted, and where that does not matter not read.</summary>
    public async Task<KeptPage> ReadAsync(Settlements settlements)
    {
        var ids = Results.Select(one => one.Item.PayslipId).ToHashSet(StringComparer.Ordinal);
        var (payslips, open) = (new Dictionary<string, Stored<KeptPayslip>>(StringComparer.Ordinal), 0);
        var isWhole = IsLast || Results.Any(one => one.Item.Returned);
        var read = isWhole
            ? settlements.EachPayslipAsync(Month)
            : settlements.PayslipsBetweenAsync(
                Month,
                TeacherOf(ids.Min(StringComparer.Ordinal)!),
                TeacherOf(ids.Max(StringComparer.Ordinal)!)
            );
        await foreach (var stored in read)
        {
            open += RecordResults.IsOpen(stored.Value) ? 1 : 0;
            if (ids.Contains(stored.Value.Payslip.PayslipId))
                payslips.Add(stored.Value.Payslip.PayslipId, stored);
        }

        return new KeptPage(payslips, open, isWhole && open == 0);
    }

    private static string TeacherOf(string payslipId) => Payslip.PartsOf(payslipId)!.Value.TeacherId;
}

/// <param name="Open">How many of those that were read are not paid.</param>
/// <param name="AreAllPaid">Everybody is: the month is being closed.</param>
internal sealed record KeptPage(IReadOnlyDictionary<string, Stored<KeptPayslip>> Payslips, int Open, bool AreAllPaid);
