using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement.Statements;

namespace Delivery.Functions.Storage.Settlement;

/// <summary>What a pay run paid for one street, of the orders of one year.</summary>
public sealed record StreetCosts(Month Month, IReadOnlyList<CostLine> Lines);

/// <summary>
/// Copies of what was paid, by street and year of the order (as the quota counts) and by teacher and year of payment (as
/// tax counts): a year's statement is one range of a dozen rows. Written as a month closes, and the same when written again.
/// </summary>
public sealed class Statements(DeliveryTables tables)
{
    private const string KeptPartition = "statements";

    /// <summary>A street's month, year by year of the orders.</summary>
    public async Task KeepAsync(string street, Month month, IEnumerable<CostLine> lines)
    {
        foreach (var year in lines.GroupBy(line => Domain.Ordering.OrderId.Parse(line.CourseId).Year))
            await tables.Settlements.UpsertEntityAsync(
                Row.Of(OfStreet(street, year.Key), month.ToString(), new StreetCosts(month, [.. year])),
                Azure.Data.Tables.TableUpdateMode.Replace
            );
    }

    /// <exception cref="InvalidOperationException">The payslip is not paid.</exception>
    public Task KeepAsync(KeptPayslip paid)
    {
        var payslip = paid.Payslip;
        var on = paid.PaidOn ?? throw new InvalidOperationException($"Payslip {payslip.PayslipId} is not paid.");
        return tables.Settlements.UpsertEntityAsync(
            Row.Of(OfTeacher(payslip.TeacherId, on.Year), payslip.Month.ToString(), paid),
            Azure.Data.Tables.TableUpdateMode.Replace
        );
    }

    public async Task<IReadOnlyList<CostLine>> OfStreetAsync(string street, int year)
    {
        var lines = new List<CostLine>();
        await foreach (var row in tables.Settlements.WithPrefixAsync<StreetCosts>(OfStreet(street, year), string.Empty))
            lines.AddRange(row.Value.Lines);
        return lines;
    }

    /// <summary>A teacher's year by the days of payment, the earliest first.</summary>
    public async Task<TeacherStatement> YearOfAsync(string teacherId, string name, int year)
    {
        var paid = new List<PaidPayslip>();
        var partition = OfTeacher(teacherId, year);
        await foreach (var row in tables.Settlements.WithPrefixAsync<KeptPayslip>(partition, string.Empty))
            paid.Add(new PaidPayslip(row.Value.Payslip, row.Value.PaidOn!.Value));
        return TeacherStatement.Of(teacherId, name, year, paid);
    }

    /// <summary>Whether a closed month was taken into the statements.</summary>
    public async Task<bool> IsKeptAsync(Month month) =>
        await tables.Settlements.FindAsync<Month>(KeptPartition, month.ToString()) is not null;

    public Task MarkKeptAsync(Month month) =>
        tables.Settlements.UpsertEntityAsync(Row.Of(KeptPartition, month.ToString(), month));

    private static string OfStreet(string street, int year) => $"street|{street}|{year:0000}";

    private static string OfTeacher(string teacherId, int year) => $"teacher|{teacherId}|{year:0000}";
}
