namespace Delivery.Domain.Money;

/// <summary>Money is decimal yuan, whole to the fen.</summary>
public static class Fen
{
    public const decimal One = 0.01m;

    /// <summary>Half up; a negative amount rounds as its positive twin does.</summary>
    public static decimal Round(decimal yuan) => Math.Round(yuan, 2, MidpointRounding.AwayFromZero);

    public static decimal Ceiling(decimal yuan) => Math.Round(yuan, 2, MidpointRounding.ToPositiveInfinity);

    public static decimal Floor(decimal yuan) => Math.Round(yuan, 2, MidpointRounding.ToNegativeInfinity);

    public static bool IsWhole(decimal yuan) => Round(yuan) == yuan;

    /// <summary>
    /// An amount divided by weights, each share whole to the fen and all together the amount; the fen that rounding leaves go
    /// to the shares that lost most.
    /// </summary>
    /// <param name="weights">Not negative, and not all zero.</param>
    public static IReadOnlyList<decimal> Shares(decimal yuan, IReadOnlyList<decimal> weights)
    {
        var whole = weights.Sum();
        var exact = weights.Select(weight => yuan * weight / whole).ToList();
        var shares = exact.Select(Floor).ToArray();
        var left = (int)((yuan - shares.Sum()) / One);
        foreach (var at in Enumerable.Range(0, shares.Length).OrderByDescending(i => exact[i] - shares[i]).Take(left))
            shares[at] += One;
        return shares;
    }
}
