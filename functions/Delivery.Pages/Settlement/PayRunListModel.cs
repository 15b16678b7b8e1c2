using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>The pay runs of twelve months, the latest first.</summary>
/// <param name="Days">The windows' last days, of the month that is being paid.</param>
/// <param name="Earlier">The last of the twelve months before; null where none has a run.</param>
/// <param name="Later">The last of the twelve months after; null on the first page.</param>
/// <param name="Year">Whose windows are linked to: the running one.</param>
/// <param name="Startable">The month whose run can be started by hand; null when none can.</param>
public sealed record PayRunListModel(
    PageFrame Frame,
    string FormKey,
    IReadOnlyList<PayRunSummary> Runs,
    Month? Startable,
    int Year,
    SettlementSettings Days,
    Month? Earlier = null,
    Month? Later = null
) : IModelOf<PayRunListPage>;

public sealed record PayRunSummary(Month Month, Mark Stage, string NextStep, PayRunTotals Totals);
