using Delivery.Pages.Web;

namespace Delivery.Pages.Operation;

/// <summary>Who did what on some days, or to one order on all days, oldest first.</summary>
/// <param name="Order">The order whose whole life it is; null where it is the days'.</param>
/// <param name="Note">What the last button did; null otherwise.</param>
public sealed record AuditModel(
    PageFrame Frame,
    string FormKey,
    DateOnly From,
    DateOnly To,
    AuditFilter Filter,
    IReadOnlyList<Choice> Acts,
    IReadOnlyList<AuditLine> Lines,
    string DayBeforePath,
    string DayAfterPath,
    string? NextPath = null,
    string? Note = null,
    string? Order = null,
    FormErrors? Errors = null
) : IModelOf<AuditPage>;

/// <summary>As typed; empty where everything is shown.</summary>
public sealed record AuditFilter(string By, string Act, string Subject);

/// <param name="Id">A directory id, a key's name, a street's code, a teacher's id.</param>
public sealed record AuditLine(DateTimeOffset At, string Name, string Id, string Act, string Subject, string? Note);
