namespace Delivery.Domain.Settlement.Statements;

/// <summary>A teacher's sums of a year; yuan.</summary>
/// <param name="Teacher">The teacher's id.</param>
public sealed record TeacherSum(string Teacher, string Name, int Lessons, decimal Gross, decimal Tax, decimal Net);

/// <summary>What everybody was paid in a calendar year, by the day of payment; amounts in yuan.</summary>
/// <param name="Disciplines">With the corrections of single lessons; other adjustments belong to no discipline.</param>
public sealed record YearStatement(
    int Year,
    PayRunTotals Totals,
    IReadOnlyList<TeacherSum> Teachers,
    IReadOnlyList<PaidDiscipline> Disciplines
)
{
    /// <param name="paid">Payslips whose money went out in the year, each with the teacher's name.</param>
    public static YearStatement Of(int year, IReadOnlyCollection<(Payslip Payslip, string Name)> paid)
    {
        ArgumentNullException.ThrowIfNull(paid);
        var payslips = paid.Select(one => one.Payslip).ToList();
        var teachers = paid.GroupBy(one => one.Payslip.TeacherId).Select(SumOf).ToList();
        return new(
            year,
            PayRunTotals.Of(payslips),
            [
                .. teachers
                    .OrderBy(one => one.Name, StringComparer.Ordinal)
                    .ThenBy(one => one.Teacher, StringComparer.Ordinal),
            ],
            [
                .. payslips
                    .SelectMany(Charges.Of)
                    .GroupBy(charge => charge.Discipline)
                    .Select(group => new PaidDiscipline(
                        group.Key,
                        group.Count(charge => !charge.IsCorrection),
                        group.Sum(charge => charge.Amount)
                    ))
                    .OrderByDescending(part => part.Gross),
            ]
        );
    }

    private static TeacherSum SumOf(IGrouping<string, (Payslip Payslip, string Name)> one) =>
        new(
            one.Key,
            one.Last().Name,
            one.Sum(paid => paid.Payslip.Lines.Count),
            one.Sum(paid => paid.Payslip.Gross),
            one.Sum(paid => paid.Payslip.Tax),
            one.Sum(paid => paid.Payslip.Net)
        );
}
