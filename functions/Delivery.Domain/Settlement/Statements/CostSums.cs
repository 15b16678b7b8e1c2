using Delivery.Domain.Ordering;

namespace Delivery.Domain.Settlement.Statements;

/// <summary>A part of the costs: a month's, a discipline's, a street's.</summary>
/// <param name="Basic">Of the gross, what the quota bears; yuan before tax.</param>
public sealed record CostSum<TKey>(TKey Key, int Lessons, decimal Gross, decimal Basic);

public static class CostSums
{
    /// <summary>The lines by a key, in the order of the keys.</summary>
    public static IReadOnlyList<CostSum<TKey>> By<TKey>(this IEnumerable<CostLine> lines, Func<CostLine, TKey> key) =>
        [
            .. lines
                .GroupBy(key)
                .OrderBy(group => group.Key)
                .Select(group => new CostSum<TKey>(
                    group.Key,
                    Lessons(group),
                    group.Sum(line => line.Gross),
                    Basic(group)
                )),
        ];

    public static int Lessons(IEnumerable<CostLine> lines) => lines.Count(line => !line.IsCorrection);

    public static decimal Basic(IEnumerable<CostLine> lines) =>
        lines.Where(line => line.FundingStream == FundingStream.Basic).Sum(line => line.Gross);
}
