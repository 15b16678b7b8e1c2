using Delivery.Domain.Calendar;

namespace Delivery.Domain.Settlement.Statements;

/// <summary>A payslip with the day on which its money went out.</summary>
public sealed record PaidPayslip(Payslip Payslip, DateOnly PaidOn);

/// <param name="Month">Of the lessons.</param>
public sealed record PaidMonth(
    string PayslipId,
    Month Month,
    DateOnly PaidOn,
    int Lessons,
    decimal Gross,
    decimal Tax,
    decimal Net
);

/// <param name="Gross">Yuan before tax, with the corrections of single lessons; other adjustments belong to no discipline.</param>
public sealed record PaidDiscipline(string Name, int Lessons, decimal Gross);

/// <summary>What a teacher was paid in a calendar year, by the day of payment; amounts in yuan.</summary>
public sealed record TeacherStatement(
    string Teacher,
    string Name,
    int Year,
    PayRunTotals Totals,
    IReadOnlyList<PaidMonth> Months,
    IReadOnlyList<PaidDiscipline> Disciplines
)
{
    public static TeacherStatement Of(string teacher, string name, int year, IReadOnlyList<PaidPayslip> paid) =>
        new(
            teacher,
            name,
            year,
            PayRunTotals.Of([.. paid.Select(one => one.Payslip)]),
            [
                .. paid.Select(one => new PaidMonth(
                    one.Payslip.PayslipId,
                    one.Payslip.Month,
                    one.PaidOn,
                    one.Payslip.Lines.Count,
                    one.Payslip.Gross,
                    one.Payslip.Tax,
                    one.Payslip.Net
                )),
            ],
            [
                .. paid.SelectMany(one => Charges.Of(one.Payslip))
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
