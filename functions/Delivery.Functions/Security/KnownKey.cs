namespace Delivery.Functions.Security;

/// <summary>A key as staff see it: nobody can read the key itself.</summary>
/// <param name="Fingerprint">The first eight digits of its hash, by which it is told from others.</param>
/// <param name="MadeAt">Null for one of before 28 November 2026.</param>
/// <param name="LastUsedOn">A day of Shanghai; null when it was not used since then.</param>
public sealed record KnownKey(
    string Fingerprint,
    string Name,
    IReadOnlyList<string> Scopes,
    DateTimeOffset? MadeAt,
    DateOnly? LastUsedOn
);
