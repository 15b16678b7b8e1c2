using Delivery.Pages.Web;

namespace Delivery.Pages.People;

/// <summary>Where a person is signed in, to end what is not theirs any more.</summary>
/// <param name="Sessions">The one that looks first, then the newest.</param>
/// <param name="ByDirectory">The organisation's directory keeps the sign-ins: they are not listed here, only ended.</param>
public sealed record SessionsModel(
    PageFrame Frame,
    string FormKey,
    IReadOnlyList<SessionLine> Sessions,
    bool ByDirectory
) : IModelOf<SessionsPage>;

/// <param name="Id">Names it in the address that ends it; no secret.</param>
/// <param name="Seen">The day on which it was last used.</param>
public sealed record SessionLine(string Id, string Device, DateTimeOffset Since, DateOnly Seen, bool IsThis);
