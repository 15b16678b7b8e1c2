using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Settlement;

/// <summary>How fees are taxed, as finance keeps it, table by table.</summary>
public sealed class TaxTables(DeliveryTables tables, Outbox outbox, TaxTable first, TimeProvider clock)
    : DatedTables<TaxTable>(
        new(tables.Registers, "tax-tables", outbox, clock),
        first,
        table => table.AppliesFrom,
        clock
    )
{
    public async Task<TaxTable> TodayAsync() => TaxTable.On(Today, await LatelyAsync());

    /// <summary>
    /// Of the month in which the lessons' month is to be paid: the payment decides, not the lesson, so lessons of two months
    /// that are paid in one are one payment by one table. Paid later than planned, a run keeps that table, since its payslips
    /// were released and agreed with that tax. Tables begin with a month and only in months to come, so
    /// a run keeps its table from its first draft to its last proof.
    /// </summary>
    public async Task<TaxTable> ForRunAsync(Month lessonMonth) =>
        TaxTable.On(lessonMonth.Next.First, await ReadAsync());
}
