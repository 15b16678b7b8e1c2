namespace Delivery.Domain.Money;

/// <param name="UpTo">The bracket's last taxable yuan; null for the highest bracket.</param>
public sealed record TaxBracket(decimal? UpTo, decimal Rate, decimal QuickDeduction);

/// <summary>How fees for services (劳务报酬所得) of resident individuals are taxed in advance, as data.</summary>
/// <param name="AppliesFrom">The first date of payment to which it applies.</param>
/// <param name="FlatDeduction">Yuan deducted from a payment of at most <paramref name="FlatUpTo"/> yuan.</param>
/// <param name="DeductionRate">The part deducted from a higher payment.</param>
/// <param name="Brackets">From the lowest to the highest, the last without end.</param>
public sealed record TaxTable(
    DateOnly AppliesFrom,
    decimal FlatDeduction,
    decimal FlatUpTo,
    decimal DeductionRate,
    IReadOnlyList<TaxBracket> Brackets
)
{
    /// <summary>国家税务总局公告2018年第61号, in force since 2019.</summary>
    public static TaxTable Since2019 { get; } =
        new(
            new DateOnly(2019, 1, 1),
            FlatDeduction: 800m,
            FlatUpTo: 4000m,
            DeductionRate: 0.2m,
            [new(20_000m, 0.2m, 0m), new(50_000m, 0.3m, 2_000m), new(null, 0.4m, 7_000m)]
        );

    /// <summary>The table that applies to a payment made on the date.</summary>
    /// <exception cref="InvalidOperationException">No table applies yet on that date.</exception>
    public static TaxTable On(DateOnly paidOn, IEnumerable<TaxTable> tables) =>
        tables.Where(t => t.AppliesFrom <= paidOn).MaxBy(t => t.AppliesFrom)
        ?? throw new InvalidOperationException($"No tax table applies on {paidOn:yyyy-MM-dd}.");

    /// <summary>Exact, not rounded to the fen; never below zero.</summary>
    public decimal TaxableOf(decimal gross) =>
        gross <= FlatUpTo ? Math.Max(0, gross - FlatDeduction) : gross * (1 - DeductionRate);

    public TaxBracket BracketOf(decimal taxable) => Brackets.First(b => b.UpTo is not { } end || taxable <= end);

    /// <summary>No payment before tax that leaves the given net is higher than this, whatever it is paid together with.</summary>
    public decimal GrossAtMost(decimal net)
    {
        var highestShare = Brackets.Max(b => b.Rate) * (1 - DeductionRate);
        return Fen.Ceiling(net / (1 - highestShare));
    }
}
