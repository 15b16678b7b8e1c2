namespace Delivery.Domain.Operation.Chain;

/// <summary>A sealed day, with all that must agree with its seal.</summary>
/// <param name="IsGenuine">The seal was written by the app, as its mark proves.</param>
/// <param name="BeforeHash">The hash of the seal of the day before; null where the chain begins or that seal is missing.</param>
/// <param name="Links">The lines as they were sealed, in their order.</param>
/// <param name="Lines">The lines as they are, in their order.</param>
/// <param name="Erased">Digests of lines out of which a person was erased since, by the key of the line.</param>
/// <param name="Late">The lines of this day that were sealed with later days, by key.</param>
public sealed record SealedDay(
    DaySeal Seal,
    bool IsGenuine,
    string? BeforeHash,
    IReadOnlyList<LineLink> Links,
    IReadOnlyList<LineLink> Lines,
    IReadOnlyDictionary<string, string> Erased,
    IReadOnlyDictionary<string, string> Late
);

/// <summary>What the check of a day found.</summary>
/// <param name="Awaited">Lines that came late as awaited, and are sealed with the next day.</param>
public sealed record CheckedDay(IReadOnlyList<ChainBreak> Breaks, IReadOnlyList<LineLink> Awaited, int Erased);
