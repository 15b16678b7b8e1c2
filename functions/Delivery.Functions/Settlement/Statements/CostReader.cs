using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement.Statements;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;

namespace Delivery.Functions.Settlement.Statements;

/// <summary>A street's year, or a district's out of its streets': a range of paid lines and a head each.</summary>
public sealed class CostReader(
    Registers registers,
    StreetYears streetYears,
    Storage.Settlement.Statements statements,
    PlannedReader planned,
    CurrentSettings settings
)
{
    /// <summary>Who reads what each teacher got for each lesson.</summary>
    public static bool SeesTeachers(Caller caller) => caller.IsOfFinance;

    /// <summary>A street's year as this reader may see it.</summary>
    /// <returns>Null when there is no such street.</returns>
    public async Task<CostStatement?> OfStreetAsync(string code, int year, Caller reader) =>
        For(reader, await OfStreetAsync(code, year));

    /// <summary>A district's year as this reader may see it.</summary>
    /// <returns>Null when Shanghai has no such district.</returns>
    public async Task<CostStatement?> OfDistrictAsync(string code, int year, Caller reader) =>
        For(reader, await OfDistrictAsync(code, year));

    private static CostStatement? For(Caller reader, CostStatement? found) =>
        SeesTeachers(reader) ? found : found?.WithoutTeachers();

    private async Task<CostStatement?> OfStreetAsync(string code, int year)
    {
        if (await registers.Streets.FindAsync(code) is not { Value: var street })
            return null;
        var lines = await statements.OfStreetAsync(code, year);
        var part = await PartAsync(street, year, lines);
        return CostStatement.Of(code, street.Name, year, [part], lines, await PlannedAsync([part], year));
    }

    private async Task<CostStatement?> OfDistrictAsync(string code, int year)
    {
        if (Districts.Find(code) is not { } district)
            return null;
        var (parts, all) = (new List<StreetPart>(), new List<CostLine>());
        var streets = (await registers.Streets.LatelyAsync()).Select(row => row.Value);
        foreach (var street in streets.Where(one => one.District == district.Name))
        {
            var lines = await statements.OfStreetAsync(street.Code, year);
            parts.Add(await PartAsync(street, year, lines));
            all.AddRange(lines);
        }

        return CostStatement.Of(district.Code, district.Name, year, parts, all, await PlannedAsync(parts, year));
    }

    private Task<IReadOnlyList<PlannedMonth>> PlannedAsync(IEnumerable<StreetPart> parts, int year) =>
        planned.OfAsync(parts.Where(part => part.Budget.Reserved > 0).Select(part => part.Code), year);

    private async Task<StreetPart> PartAsync(Street street, int year, IReadOnlyList<CostLine> lines)
    {
        var sums = (await streetYears.HeadAsync(street.Code, year))?.Value ?? StreetYearHead.None;
        var total = sums.TotalOf(settings.QuotaOf(year));
        return new StreetPart(
            street.Code,
            street.Name,
            new Budget(total, sums.Reserved, sums.Spent, total - sums.Reserved - sums.Spent),
            CostSums.Lessons(lines),
            lines.Sum(line => line.Gross),
            CostSums.Basic(lines)
        );
    }
}
