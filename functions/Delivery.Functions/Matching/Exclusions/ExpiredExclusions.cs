using Delivery.Domain.Calendar;
using Delivery.Domain.Operation;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow.Retention;

namespace Delivery.Functions.Matching.Exclusions;

/// <summary>Exclusions that ended as long ago as the registers' history is kept.</summary>
public sealed class ExpiredExclusions(Registers registers)
{
    public Expiring Expiring =>
        new(
            "exclusions",
            "解除或到期的“不安排老师”",
            settings => KeptFor.OfMonths(settings.RegisterHistoryMonths),
            (last, _) => DeleteAsync(last)
        );

    private async Task<int> DeleteAsync(DateOnly last)
    {
        var end = ShanghaiTime.EndOf(last);
        var old = (await registers.ExclusionsAsync()).Where(one => one.Until < end).Select(one => one.Code).ToList();
        var (table, partition) = registers.Exclusions.Place;
        await table.DeleteRowsAsync(partition, old);
        if (old.Count > 0)
            registers.Exclusions.Forget();
        return old.Count;
    }
}
