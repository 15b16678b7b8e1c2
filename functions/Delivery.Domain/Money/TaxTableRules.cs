using Delivery.Domain.Calendar;

namespace Delivery.Domain.Money;

/// <summary>What a new tax table must be: ascending, without a jump at any border, and for payments that nobody makes yet.</summary>
public static class TaxTableRules
{
    /// <param name="today">In Shanghai: what is paid this month keeps its table.</param>
    public static IReadOnlyList<Refusal> Check(TaxTable table, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(table);
        return
        [
            .. From(table.AppliesFrom, Month.Of(today).Next.First),
            .. Deduction(table),
            .. Brackets(table.Brackets),
        ];
    }

    private static IEnumerable<Refusal> From(DateOnly from, DateOnly earliest)
    {
        // A month's fees are one payment: a table that began within a month would be two for it.
        if (from.Day != 1 || from < earliest)
            yield return new(
                "tax-table.from",
                $"适用日期应为某月1日，最早{earliest:yyyy-MM-dd}：本月发放的仍按现在的税率表",
                "code"
            );
    }

    private static IEnumerable<Refusal> Deduction(TaxTable table)
    {
        if (table.FlatDeduction < 0 || table.FlatUpTo < table.FlatDeduction || !IsWhole(table))
            yield return new(
                "tax-table.deduction",
                "定额减除不能为负，也不能超过它适用的收入上限，最多两位小数",
                "flatDeduction"
            );
        if (table.DeductionRate is < 0 or >= 1)
            yield return new("tax-table.deduction", "减除比例应为0%至100%", "deductionRate");
        else if (table.FlatUpTo - table.FlatDeduction != table.FlatUpTo * (1 - table.DeductionRate))
            yield return new(
                "tax-table.deduction",
                $"收入{Yuan.Short(table.FlatUpTo)}元时，减除{Yuan.Short(table.FlatDeduction)}元和减除{table.DeductionRate * 100:0.##}%应相等，请核对",
                "deductionRate"
            );
    }

    private static bool IsWhole(TaxTable table) => Fen.IsWhole(table.FlatDeduction) && Fen.IsWhole(table.FlatUpTo);

    private static IEnumerable<Refusal> Brackets(IReadOnlyList<TaxBracket> brackets)
    {
        if (brackets is not [{ QuickDeduction: 0 }, ..] || brackets[^1].UpTo is not null)
        {
            yield return new("tax-table.brackets", "第一级的速算扣除数应为0，最后一级应写“以上”，没有上限", "brackets");
            yield break;
        }

        foreach (var (lower, upper) in brackets.Zip(brackets.Skip(1)))
            if (lower.UpTo is not { } border || upper.UpTo <= border || upper.Rate <= lower.Rate)
                yield return new("tax-table.ascending", "各级的上限和税率应逐级升高，请核对", "brackets");
            else if (border * lower.Rate - lower.QuickDeduction != border * upper.Rate - upper.QuickDeduction)
                yield return new(
                    "tax-table.gap",
                    $"应纳税所得额{Yuan.Short(border)}元处，上下两级算出的税应相等：下一级的速算扣除数应为{border * (upper.Rate - lower.Rate) + lower.QuickDeduction:0.##}",
                    "brackets"
                );
        if (brackets.Any(bracket => bracket.Rate is < 0 or >= 1))
            yield return new("tax-table.brackets", "税率应为0%至100%", "brackets");
    }
}
