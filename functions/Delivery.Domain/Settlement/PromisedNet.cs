using Delivery.Domain.Money;

namespace Delivery.Domain.Settlement;

/// <summary>
/// Fees promised after tax, of a teacher whose tax is entered by hand: what they cost before tax nobody can reckon, so they
/// stand on the payslip as they were promised, and the tax comes off them.
/// </summary>
public static class PromisedNet
{
    /// <summary>Yuan; 0 where the table turns the promise into fees before tax, or nothing was promised.</summary>
    public static decimal OfHandTaxed(Payslip payslip)
    {
        ArgumentNullException.ThrowIfNull(payslip);
        return payslip.TaxStatus == TaxStatus.Resident
            ? 0
            : payslip.Lines.Where(line => line.Basis?.Norm == FeeNorm.AfterTax).Sum(line => line.Fee);
    }

    /// <summary>
    /// Yuan by which the teacher gets less than was promised, as the payslip stands: beside other fees, the promise's share of
    /// the net. What earlier months take off is not counted.
    /// </summary>
    public static decimal Shortfall(Payslip payslip)
    {
        var promised = OfHandTaxed(payslip);
        if (promised == 0)
            return 0;
        var net = payslip.Raw() - payslip.Tax + (payslip.Brought?.Sum(debt => debt.Amount) ?? 0);
        return Math.Max(0, Fen.Round(promised - net * promised / payslip.Lines.Sum(line => line.Fee)));
    }
}
