using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Differences;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement.Differences;

/// <summary>A month's payslips against last month's.</summary>
public sealed record DifferencesModel(
    PageFrame Frame,
    Month Month,
    PayRunTotals Before,
    PayRunTotals Now,
    IReadOnlyList<DifferenceLine> Lines
) : IModelOf<DifferencesPage>;

/// <param name="Reasons">Of the adjustments that make part of it; empty for none.</param>
public sealed record DifferenceLine(
    string TeacherName,
    PayslipDifference Difference,
    string PayslipId,
    string Reasons = ""
);
