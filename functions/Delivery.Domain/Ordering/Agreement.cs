using Delivery.Domain.Ordering.Agreements;

namespace Delivery.Domain.Ordering;

/// <summary>The year's responsibility letter (责任书) between the association and a street, as it was signed last.</summary>
/// <param name="Version">Of the text that was signed.</param>
/// <param name="SealedCopy">The scan of the paper with both seals; null until one is there.</param>
/// <param name="Earlier">Earlier versions of the same year, the newest first: who signed them for each side and when.</param>
public sealed record Agreement(
    string Street,
    int Year,
    string Version,
    string SignedBy,
    DateOnly SignedOn,
    string? CountersignedBy,
    DateOnly? CountersignedOn,
    SealedCopy? SealedCopy = null,
    IReadOnlyList<SignedVersion>? Earlier = null
)
{
    /// <summary>Both sides have signed.</summary>
    public bool InForce => CountersignedOn is not null;

    /// <summary>Both sides have signed this version, now or before; null takes any.</summary>
    public bool Holds(string? version) =>
        InForce && Fits(Version, version)
        || Earlier?.Any(one => one.CountersignedOn is not null && Fits(one.Version, version)) == true;

    /// <summary>As it stands, to be kept beside what replaces it.</summary>
    public SignedVersion AsSigned() => new(Version, SignedBy, SignedOn, CountersignedBy, CountersignedOn, SealedCopy);

    private static bool Fits(string signed, string? asked) => asked is null || signed == asked;
}
