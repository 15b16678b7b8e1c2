using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Banking;

/// <param name="Refusals">All of them, by their places.</param>
/// <param name="Changing">Those that change a payslip, in the order of the payslips' rows: the others were taken before.</param>
internal sealed record CheckedResults(
    IReadOnlyList<Refusal> Refusals,
    IReadOnlyList<(int Index, TransferResult Item)> Changing
);

/// <summary>Looks at a receipt's results before the first of them is taken, in one pass over the month's payslips.</summary>
public sealed class CheckResults(Settlements settlements, HeldBack held, TimeProvider clock)
{
    internal async Task<CheckedResults> RunAsync(
        Month month,
        IReadOnlyList<(int Index, TransferResult Item)> results,
        HandedOver handed
    )
    {
        var (refusals, paid) = (new List<(int Index, Refusal Refusal)>(), new List<SaidPaid>());
        var changing = new List<(int Index, TransferResult Item)>();
        var open = Once(results, refusals);
        var rules = new TransferRules(
            ShanghaiTime.DateOf(clock.GetUtcNow()),
            string.Empty,
            await IsClosingAsync(month, results)
        );
        await foreach (var stored in settlements.EachPayslipAsync(month))
        {
            if (!open.Remove(stored.Value.Payslip.PayslipId, out var one))
                continue;
            var (kept, (index, result)) = (stored.Value, one);
            if (result.Ok && HeldBack.IsTransfer(kept.Payslip))
                paid.Add(new SaidPaid(index, result.PayslipId, kept.Payslip.TeacherId));
            var taken = rules.Taken(kept, result, handed.Of(kept));
            refusals.AddRange(taken.Refusals.Select(refusal => (index, Of(index, refusal))));
            if (!taken.IsRefused && taken.Value != kept)
                changing.Add(one);
        }

        refusals.AddRange(
            open.Values.Select(one =>
                (one.Index, RecordResults.Unknown(one.Item.PayslipId) with { Field = FieldOf(one.Index) })
            )
        );
        return new CheckedResults(
            [
                .. await held.CheckAsync(paid),
                .. refusals.OrderBy(refusal => refusal.Index).Select(refusal => refusal.Refusal),
            ],
            changing
        );
    }

    /// <summary>Of a month that is closed: what would only be a return of an older file.</summary>
    internal async Task<IReadOnlyList<Refusal>> NotReturnedAsync(
        Month month,
        IReadOnlyList<(int Index, TransferResult Item)> results,
        HandedOver handed
    )
    {
        var teachers = results.Select(one => Payslip.PartsOf(one.Item.PayslipId)?.TeacherId).OfType<string>();
        var kept = (await settlements.PayslipsAsync(month, [.. teachers])).ToDictionary(
            one => one.Value.Payslip.PayslipId,
            one => one.Value
        );
        return
        [
            .. results
                .Where(one => kept.ContainsKey(one.Item.PayslipId))
                .Select(one =>
                    (
                        one.Index,
                        Refusal: handed.Of(kept[one.Item.PayslipId]).CheckReturned(one.Item.PayslipId, one.Item.File)
                    )
                )
                .Where(one => one.Refusal is not null)
                .Select(one => Of(one.Index, one.Refusal!)),
        ];
    }

    // Everybody is paid, and the month is being closed: it takes minutes, and what comes back then is a later month's.
    private async Task<bool> IsClosingAsync(Month month, IReadOnlyList<(int Index, TransferResult Item)> results) =>
        results.Any(one => one.Item.Returned)
        && await settlements.EachPayslipAsync(month).AllAsync(one => one.Value.Payslip.State == PayslipState.Paid);

    private static Dictionary<string, (int Index, TransferResult Item)> Once(
        IReadOnlyList<(int Index, TransferResult Item)> results,
        List<(int Index, Refusal Refusal)> refusals
    )
    {
        var once = new Dictionary<string, (int Index, TransferResult Item)>(StringComparer.Ordinal);
        foreach (var one in results)
            if (!once.TryAdd(one.Item.PayslipId, one))
                refusals.Add((one.Index, RecordResults.Twice(one.Item.PayslipId) with { Field = FieldOf(one.Index) }));
        return once;
    }

    private static Refusal Of(int index, Refusal refusal) =>
        refusal with
        {
            Field = ResultFields.Of(index, refusal.Code),
        };

    private static string FieldOf(int index) => $"results[{index}].payslipId";
}
