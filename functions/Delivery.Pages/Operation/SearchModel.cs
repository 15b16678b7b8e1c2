using Delivery.Pages.Web;

namespace Delivery.Pages.Operation;

/// <summary>What one box of staff has found.</summary>
/// <param name="Asked">Empty before anything was looked for.</param>
public sealed record SearchModel(PageFrame Frame, string Asked, IReadOnlyList<FoundGroup> Groups)
    : IModelOf<SearchPage>;

public sealed record FoundGroup(string Title, IReadOnlyList<FoundLine> Lines);

public sealed record FoundLine(string Title, string Path, string Detail);
