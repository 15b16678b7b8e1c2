using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>All pay runs, the latest first.</summary>
/// <param name="Year">Whose windows are linked to: the running one.</param>
/// <param name="Startable">The month whose run can be started by hand; null when none can.</param>
public sealed record PayRunListModel(
    PageFrame Frame,
    string FormKey,
    IReadOnlyList<PayRunSummary> Runs,
    Month? Startable,
    int Year
) : IModelOf<PayRunListPage>;

public sealed record PayRunSummary(Month Month, Mark Stage, string NextStep, PayRunTotals Totals);
