using Delivery.Domain.Money;

namespace Delivery.Domain.Settlement.Taxes;

/// <summary>What a run's payslips are taxed with in all, were their fees grouped so.</summary>
/// <param name="Tax">Yuan, fees before tax being as they are.</param>
/// <param name="Teachers">How many pay another tax than by the run's own grouping.</param>
public sealed record TaxComparison(TaxGrouping By, decimal Tax, int Teachers)
{
    public static IReadOnlyList<TaxComparison> Of(IReadOnlyCollection<Payslip> payslips, TaxTable? table = null) =>
        [
            .. Enum.GetValues<TaxGrouping>()
                .Select(by => (By: by, Taxes: payslips.Select(one => PayslipSums.TaxOf(one, by, table)).ToList()))
                .Select(one => new TaxComparison(
                    one.By,
                    one.Taxes.Sum(),
                    one.Taxes.Zip(payslips).Count(pair => pair.First != pair.Second.Tax)
                )),
        ];
}
