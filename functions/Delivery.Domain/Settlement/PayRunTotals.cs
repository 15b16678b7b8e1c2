namespace Delivery.Domain.Settlement;

/// <summary>A month's sums in yuan, and how many lessons and teachers they pay.</summary>
/// <param name="Repaid">Of earlier months: came back and is paid again on top of the net.</param>
public sealed record PayRunTotals(
    decimal Gross,
    decimal Tax,
    decimal Net,
    int Lessons,
    int Teachers,
    decimal Repaid = 0
)
{
    public static PayRunTotals Of(IReadOnlyCollection<Payslip> payslips)
    {
        ArgumentNullException.ThrowIfNull(payslips);
        return new(
            payslips.Sum(p => p.Gross),
            payslips.Sum(p => p.Tax),
            payslips.Sum(p => p.Net),
            payslips.Sum(p => p.Lines.Count),
            payslips.Select(p => p.TeacherId).Distinct().Count(),
            payslips.Sum(p => p.Repaid)
        );
    }
}
