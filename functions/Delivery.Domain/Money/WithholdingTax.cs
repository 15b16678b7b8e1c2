namespace Delivery.Domain.Money;

/// <summary>Tax withheld in advance from a month's fees, which count as one payment.</summary>
public static class WithholdingTax
{
    /// <param name="gross">Yuan before tax; a part of a fen is rounded half up first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The gross is negative.</exception>
    public static Withholding On(decimal gross, TaxTable? table = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gross);
        var rules = table ?? TaxTable.Since2019;
        var paid = Fen.Round(gross);
        var taxable = rules.TaxableOf(paid);
        var bracket = rules.BracketOf(taxable);
        var tax = Fen.Round(Math.Max(0, taxable * bracket.Rate - bracket.QuickDeduction));
        return new(paid, Fen.Round(taxable), bracket.Rate, bracket.QuickDeduction, tax, paid - tax);
    }

    /// <summary>The smallest gross whose net is at least the given one: to the fen, since net never skips a fen.</summary>
    /// <param name="net">Yuan after tax, whole to the fen.</param>
    public static decimal GrossFor(decimal net, TaxTable? table = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(net);
        var rules = table ?? TaxTable.Since2019;
        var (low, high) = (0L, (long)(rules.GrossAtMost(net) / Fen.One));
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (On(middle * Fen.One, rules).Net >= net)
                high = middle;
            else
                low = middle + 1;
        }
        return low * Fen.One;
    }
}
