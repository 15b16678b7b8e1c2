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
}
