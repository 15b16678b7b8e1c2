using Delivery.Domain.Money;

namespace Delivery.Domain.Settlement;

/// <summary>Fees promised after tax, turned into fees before tax that leave exactly what was promised.</summary>
public static class GrossedUp
{
    /// <summary>
    /// What is promised after tax comes on top of what the fees before tax leave by themselves. Each line takes its share
    /// of what the promise costs before tax; the fen that rounding leaves go to the lines that lost most.
    /// </summary>
    /// <param name="norm">Of lines without a basis.</param>
    public static IReadOnlyList<PayslipLine> Lines(
        IReadOnlyList<PayslipLine> lines,
        FeeNorm norm,
        TaxTable? table = null
    )
    {
        ArgumentNullException.ThrowIfNull(lines);
        var promised = lines.Where(line => NormOf(line) == FeeNorm.AfterTax).ToList();
        var net = promised.Sum(line => line.Fee);
        if (net == 0)
            return lines;
        var plain = lines.Sum(line => line.Fee) - net;
        var gross = WithholdingTax.GrossFor(WithholdingTax.On(plain, table).Net + net, table) - plain;
        var fees = new Queue<decimal>(Fen.Shares(gross, [.. promised.Select(line => line.Fee)]));
        return [.. lines.Select(line => NormOf(line) == FeeNorm.AfterTax ? line with { Fee = fees.Dequeue() } : line)];

        FeeNorm NormOf(PayslipLine line) => line.Basis?.Norm ?? norm;
    }
}
