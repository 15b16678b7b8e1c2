using Delivery.Pages.Web;

namespace Delivery.Pages.Operation;

/// <summary>What is under way, what stands still first.</summary>
/// <param name="Note">What the list leaves out, in a sentence; null when it is whole.</param>
public sealed record InstancesModel(
    PageFrame Frame,
    IReadOnlyList<FilterChip> States,
    IReadOnlyList<FilterChip> Kinds,
    IReadOnlyList<InstanceLine> Instances,
    string? Note = null,
    string? NextPath = null
) : IModelOf<InstancesPage>;

/// <param name="About">The order's number, the week or the month.</param>
/// <param name="AboutPath">The page of what it is about, for staff; null where there is none.</param>
/// <param name="Waits">What it waits for, in words; empty while it works.</param>
public sealed record InstanceLine(
    string Id,
    string Kind,
    string About,
    string? AboutPath,
    Mark State,
    IReadOnlyList<WaitLine> Waits,
    DateTimeOffset ChangedAt
);

/// <param name="Until">Past it the work goes on by itself; null where it waits for other work.</param>
public sealed record WaitLine(string For, DateTimeOffset Since, DateTimeOffset? Until);
