namespace Delivery.Domain.Settlement;

/// <summary>A month's sums in yuan, and how many lessons and teachers they pay.</summary>
public sealed record PayRunTotals(decimal Gross, decimal Tax, decimal Net, int Lessons, int Teachers)
{
    public static PayRunTotals Of(IReadOnlyCollection<Payslip> payslips)
    {
        ArgumentNullException.ThrowIfNull(payslips);
        return new(
            payslips.Sum(p => p.Gross),
            payslips.Sum(p => p.Tax),
            payslips.Sum(p => p.Net),
            payslips.Sum(p => p.Lines.Count),
            payslips.Select(p => p.TeacherId).Distinct().Count()
        );
    }
}
