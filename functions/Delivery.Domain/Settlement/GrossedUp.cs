using Delivery.Domain.Money;

namespace Delivery.Domain.Settlement;

/// <summary>Fees promised after tax, turned into fees before tax that leave exactly what was promised.</summary>
public static class GrossedUp
{
    /// <summary>Each line takes its share of the payment's gross; the fen that rounding leaves go to the lines that lost most.</summary>
    public static IReadOnlyList<PayslipLine> Lines(IReadOnlyList<PayslipLine> afterTax, TaxTable? table = null)
    {
        ArgumentNullException.ThrowIfNull(afterTax);
        var net = afterTax.Sum(l => l.Fee);
        if (net == 0)
            return afterTax;
        var gross = WithholdingTax.GrossFor(net, table);
        var shares = afterTax.Select(l => gross * l.Fee / net).ToList();
        var fees = shares.Select(Fen.Floor).ToList();
        var left = (int)((gross - fees.Sum()) / Fen.One);
        foreach (var index in Enumerable.Range(0, shares.Count).OrderByDescending(i => shares[i] - fees[i]).Take(left))
            fees[index] += Fen.One;
        return [.. afterTax.Select((line, i) => line with { Fee = fees[i] })];
    }
}
