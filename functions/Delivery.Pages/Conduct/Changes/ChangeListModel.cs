using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Changes;

/// <summary>The changes that wait for staff, the most pressing first, and those decided lately.</summary>
public sealed record ChangeListModel(
    PageFrame Frame,
    DateTimeOffset Now,
    IReadOnlyList<ChangeLine> Open,
    IReadOnlyList<ChangeLine> Decided,
    string? NextPath = null
) : IModelOf<ChangeListPage>;

/// <param name="What">第3节 · 这一节改时间</param>
/// <param name="DecideBy">The first moment that the change touches.</param>
public sealed record ChangeLine(
    string ChangeId,
    string Street,
    string District,
    string Discipline,
    string What,
    DateTimeOffset DecideBy,
    DateTimeOffset FiledAt,
    string Sender,
    Mark State
);
