using Delivery.Pages.Web;

namespace Delivery.Pages.Operation;

/// <summary>Mails that were given up after the last try.</summary>
/// <param name="Wrong">Why the last button did nothing; null otherwise.</param>
public sealed record FailedMailsModel(
    PageFrame Frame,
    string FormKey,
    IReadOnlyList<FailedMailLine> Mails,
    string? NextPath = null,
    string? Wrong = null
) : IModelOf<FailedMailsPage>;

/// <param name="Trouble">What the mail server said last.</param>
public sealed record FailedMailLine(
    string Id,
    string Subject,
    string Name,
    string Address,
    DateTimeOffset WrittenAt,
    int Tries,
    string? Trouble,
    bool IsReturned = false
);
