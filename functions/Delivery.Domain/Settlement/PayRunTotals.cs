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
    public static PayRunTotals None { get; } = new(0, 0, 0, 0, 0);

    public static PayRunTotals Of(IReadOnlyCollection<Payslip> payslips)
    {
        ArgumentNullException.ThrowIfNull(payslips);
        return payslips.Aggregate(None, (sums, payslip) => sums.With(payslip)) with
        {
            Teachers = payslips.Select(p => p.TeacherId).Distinct().Count(),
        };
    }

    /// <summary>With one more payslip, of a teacher who has none among them yet.</summary>
    public PayRunTotals With(Payslip payslip)
    {
        ArgumentNullException.ThrowIfNull(payslip);
        return new(
            Gross + payslip.Gross,
            Tax + payslip.Tax,
            Net + payslip.Net,
            Lessons + payslip.Lines.Count,
            Teachers + 1,
            Repaid + payslip.Repaid
        );
    }
}
