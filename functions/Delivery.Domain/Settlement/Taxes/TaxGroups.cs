using Delivery.Domain.Money;

namespace Delivery.Domain.Settlement.Taxes;

/// <summary>A month's fees, divided into the payments that they count as.</summary>
public static class TaxGroups
{
    /// <summary>Each group is taxed by itself, and its tax rounded half up to the fen.</summary>
    /// <param name="beside">
    /// Yuan before tax beside the lines. What is added has neither stream nor category and goes to the greatest group;
    /// what is taken away comes off the greatest first.
    /// </param>
    public static IReadOnlyList<TaxGroup> Of(
        TaxGrouping by,
        IReadOnlyCollection<PayslipLine> lines,
        decimal beside,
        TaxTable? table = null
    )
    {
        ArgumentNullException.ThrowIfNull(lines);
        var sums = lines
            .GroupBy(line => by.KeyOf(line))
            .Select(group => (group.Key, Sum: group.Sum(line => line.Fee)))
            .OrderByDescending(group => group.Sum)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        if (sums.Count == 0)
            sums.Add((TaxGroup.Rest, 0));
        for (var at = 0; beside != 0 && at < sums.Count; at++)
        {
            var moved = Math.Max(beside, -sums[at].Sum);
            sums[at] = (sums[at].Key, sums[at].Sum + moved);
            beside -= moved;
        }

        return
        [
            .. sums.OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new TaxGroup(group.Key, WithholdingTax.On(group.Sum, table))),
        ];
    }

    /// <summary>All groups as one; rate and quick deduction are those of a sole group, and 0 where each has its own.</summary>
    public static Withholding Together(this IReadOnlyList<TaxGroup> groups) =>
        groups is [var sole]
            ? sole.Withholding
            : new(
                groups.Sum(group => group.Withholding.Gross),
                groups.Sum(group => group.Withholding.Taxable),
                0,
                0,
                groups.Sum(group => group.Withholding.Tax),
                groups.Sum(group => group.Withholding.Net)
            );
}
