using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Settlement;

/// <summary>Teachers' fees as finance keeps them, table by table.</summary>
public sealed class FeeNorms(DeliveryTables tables, Outbox outbox, FeeTable first, TaxTables taxes, TimeProvider clock)
    : DatedTables<FeeTable>(new(tables.Registers, "fee-norms", outbox, clock), first, table => table.HoldsFrom, clock)
{
    /// <summary>Yuan, in the norm that holds on the lesson's date.</summary>
    public async Task<decimal> FeeForAsync(Category category, string? grade, LessonTime lesson) =>
        new FeeBook(await LatelyAsync()).FeeFor(category, grade, lesson);

    /// <summary>The most before tax, in yuan, that these lessons can cost.</summary>
    public async Task<decimal> EstimateAsync(Category category, IEnumerable<LessonTime> lessons) =>
        (await EstimatesAsync()).Of(category, lessons);

    public async Task<FeeEstimates> EstimatesAsync() => new(new FeeBook(await LatelyAsync()), await taxes.TodayAsync());

    /// <summary>The grades that are paid apart: those for which a street may ask.</summary>
    public async Task<IReadOnlyList<string>> GradesAsync() =>
        [
            .. (await LatelyAsync())
                .SelectMany(table => table.Rows)
                .Select(row => row.Grade)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>As they are now, for what is paid by them.</summary>
    public async Task<FeeBook> BookToPayByAsync() => new(await ReadAsync());
}
