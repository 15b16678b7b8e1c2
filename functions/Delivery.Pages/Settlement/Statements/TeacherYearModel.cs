using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Statements;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement.Statements;

/// <summary>What a teacher was paid in a calendar year, payslip by payslip, for the yearly settlement of income tax.</summary>
/// <param name="FilePath">The same as a file, when <c>?format=</c> xlsx or csv is added.</param>
public sealed record TeacherYearModel(
    PageFrame Frame,
    string TeacherName,
    int Year,
    IReadOnlyList<PaidMonth> Payslips,
    PayRunTotals Totals,
    string EarlierPath,
    string LaterPath,
    string FilePath
) : IModelOf<TeacherYearPage>;
