namespace Delivery.Domain.Operation.Chain;

/// <summary>
/// The audit log as a chain: each line's hash holds the hash before it, each day's seal the seal of the day before. So
/// whoever alters, removes or adds a line afterwards would have to make anew every seal since.
/// </summary>
public static class AuditChain
{
    private const int IdLength = 32;

    /// <summary>The hash after one more line.</summary>
    public static string Next(string before, LineLink line) => AuditDigest.Of(before, line.Key, line.Digest);

    /// <summary>The hash after all lines of a day; the day's name is where it begins.</summary>
    public static string Fold(DateOnly day, IEnumerable<LineLink> lines) => lines.Aggregate(Begin(day), Next);

    public static string Begin(DateOnly day) => AuditDigest.Of($"{day:yyyy-MM-dd}");

    /// <summary>Every broken link of a day: first what is wrong with its seal, then its lines in their order.</summary>
    public static CheckedDay Check(SealedDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var (awaited, erased) = (new List<LineLink>(), 0);
        var breaks = new List<ChainBreak>(OfSeal(day));
        var (links, lines) = (ByKey(day.Links), ByKey(day.Lines));
        foreach (var key in links.Keys.Union(lines.Keys).Order(StringComparer.Ordinal))
        {
            var known = links.GetValueOrDefault(key) ?? day.Late.GetValueOrDefault(key);
            var now = lines.GetValueOrDefault(key);
            if (now is not null && known is null && IsAwaited(day.Seal, key))
                awaited.Add(new LineLink(key, now));
            else if (now is not null && known is not null && now != known && day.Erased.GetValueOrDefault(key) == now)
                erased++;
            else if (KindOf(known, now) is { } kind)
                breaks.Add(new ChainBreak(day.Seal.Day, kind, key));
        }

        breaks.AddRange(
            day.Late.Keys.Where(key => !lines.ContainsKey(key) && !links.ContainsKey(key))
                .Select(key => new ChainBreak(day.Seal.Day, BreakKind.LineMissing, key))
        );
        return new CheckedDay(breaks, awaited, erased);
    }

    // A key that stands twice among the links breaks the seal, which is said of the seal.
    private static Dictionary<string, string> ByKey(IEnumerable<LineLink> links) =>
        links.DistinctBy(link => link.Key).ToDictionary(link => link.Key, link => link.Digest, StringComparer.Ordinal);

    private static BreakKind? KindOf(string? known, string? now) =>
        (known, now) switch
        {
            (null, _) => BreakKind.LineAdded,
            (_, null) => BreakKind.LineMissing,
            _ => known == now ? null : BreakKind.LineAltered,
        };

    private static IEnumerable<ChainBreak> OfSeal(SealedDay day)
    {
        var seal = day.Seal;
        if (!day.IsGenuine || seal.Count != day.Links.Count || seal.Last != Fold(seal.Day, day.Links))
            yield return new ChainBreak(seal.Day, BreakKind.SealBroken);
        if (day.BeforeHash is { } before && before != seal.Before)
            yield return new ChainBreak(seal.Day, BreakKind.SealBeforeDiffers);
    }

    // A line's key ends with the id of its act, which its note had too.
    private static bool IsAwaited(DaySeal seal, string key) =>
        key.Length > IdLength && seal.Open.Contains(key[^IdLength..]);
}
