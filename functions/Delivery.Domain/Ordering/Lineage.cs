namespace Delivery.Domain.Ordering;

/// <summary>The other side of a merger.</summary>
/// <param name="Code">Of the other street.</param>
/// <param name="From">From this day on, Asia/Shanghai.</param>
public sealed record StreetMerger(string Code, DateOnly From);

/// <summary>The other side of a split.</summary>
/// <param name="Part">What of the year's free quota goes along, in yuan.</param>
public sealed record SplitOff(string Code, DateOnly From, decimal Part);

/// <summary>What became of a street, and what it came from.</summary>
/// <param name="Into">Into which it was merged.</param>
/// <param name="Took">Which were merged into it, and which into those: all of them, whatever the way.</param>
/// <param name="Gave">Which were made from it.</param>
/// <param name="Origin">From which it was made.</param>
public sealed record Lineage(
    StreetMerger? Into = null,
    IReadOnlyList<StreetMerger>? Took = null,
    IReadOnlyList<SplitOff>? Gave = null,
    SplitOff? Origin = null
);
