using Delivery.Pages.Web;

namespace Delivery.Pages.Operation.Chain;

/// <summary>Whether the audit log still says what it said when its days were sealed.</summary>
/// <param name="From">As typed.</param>
/// <param name="Days">Null where nothing was checked, because the days are wrong.</param>
public sealed record ChainModel(
    PageFrame Frame,
    string FormKey,
    string From,
    string To,
    IReadOnlyList<ChainDay>? Days,
    IReadOnlyList<ChainBreakLine> Breaks,
    FormErrors Errors
) : IModelOf<ChainPage>;

/// <param name="Seal">The seal's hash; empty where there is none.</param>
/// <param name="Notes">What is to be known of the day, and is nothing wrong.</param>
public sealed record ChainDay(DateOnly Day, Mark State, int Lines, string Seal, IReadOnlyList<string> Notes);

/// <param name="Line">Which line it is; empty where the seal itself is broken.</param>
public sealed record ChainBreakLine(DateOnly Day, string Wrong, string Line);
