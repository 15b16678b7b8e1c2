using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Operation;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Workflow.Retention;

/// <summary>Changes of the registers that nobody needs to read any more.</summary>
public sealed class ExpiredHistories(
    DeliveryTables tables,
    Registers registers,
    Calendars calendars,
    FeeNorms fees,
    TaxTables taxes
)
{
    private const int TicksDigits = 19;

    public Expiring Expiring =>
        new(
            "register-history",
            "名单的修改历史",
            settings => KeptFor.OfMonths(settings.RegisterHistoryMonths),
            (last, _) => DeleteAsync(last)
        );

    private async Task<int> DeleteAsync(DateOnly last)
    {
        var (end, deleted) = (ShanghaiTime.EndOf(last), 0);
        foreach (
            var partition in (string[])
                [
                    registers.Streets.Place.Partition,
                    registers.Teachers.Place.Partition,
                    registers.Exclusions.Place.Partition,
                    registers.Disciplines.Place.Partition,
                    registers.Seasons.Place.Partition,
                    registers.Channels.Place.Partition,
                    registers.Webhooks.Place.Partition,
                    registers.AgreementTexts.Place.Partition,
                    calendars.Years.Place.Partition,
                    fees.Register.Place.Partition,
                    taxes.Register.Place.Partition,
                ]
        )
        {
            var (from, to) = CommandRows.AllHistory;
            var old = (await tables.Registers.KeysAsync(partition, from, to)).Where(key => At(key) < end).ToList();
            await tables.Registers.DeleteRowsAsync(partition, old);
            deleted += old.Count;
        }

        return deleted;
    }

    // Keys end with what is left until the end of time, so that the newest come first.
    private static DateTimeOffset At(string key) =>
        new(
            DateTimeOffset.MaxValue.UtcTicks
                - long.Parse(key.AsSpan(key.Length - TicksDigits), CultureInfo.InvariantCulture),
            TimeSpan.Zero
        );
}
