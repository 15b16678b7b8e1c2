namespace Delivery.Domain.Ordering.Agreements;

/// <summary>One version of a year's letter as it was signed, once a newer one took its place.</summary>
public sealed record SignedVersion(
    string Version,
    string SignedBy,
    DateOnly SignedOn,
    string? CountersignedBy,
    DateOnly? CountersignedOn,
    SealedCopy? SealedCopy
);
