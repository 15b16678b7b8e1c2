using System.Globalization;

namespace Delivery.Domain.Operation.Chain;

/// <summary>A line of the audit log as it was when its day was sealed.</summary>
/// <param name="Key">Of the line, in its day.</param>
/// <param name="Digest">Of what it said.</param>
public sealed record LineLink(string Key, string Digest);

/// <summary>A line that was listed only after its own day had been sealed, and so is sealed with a later day.</summary>
/// <param name="Day">Its own.</param>
public sealed record LateLine(DateOnly Day, LineLink Link);

/// <summary>What proves a day of the audit log. It is written once, the night after, and never changed.</summary>
/// <param name="Before">The hash of the seal before; empty for the first.</param>
/// <param name="Count">How many lines the day had.</param>
/// <param name="Last">The last hash of the chain over these lines, see <see cref="AuditChain.Fold"/>.</param>
/// <param name="Open">Ids of acts that were begun on the day and not listed when it was sealed: they alone may come late.</param>
/// <param name="Late">Lines of earlier days that came since the seal before.</param>
public sealed record DaySeal(
    DateOnly Day,
    string Before,
    int Count,
    string Last,
    IReadOnlyList<string> Open,
    IReadOnlyList<LateLine> Late
)
{
    /// <summary>Holds all that the seal says, and so all seals before it.</summary>
    public string Hash() =>
        AuditDigest.Of([
            Name(Day),
            Before,
            Count.ToString(CultureInfo.InvariantCulture),
            Last,
            string.Join(' ', Open),
            .. Late.SelectMany(late => (string[])[Name(late.Day), late.Link.Key, late.Link.Digest]),
        ]);

    private static string Name(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
