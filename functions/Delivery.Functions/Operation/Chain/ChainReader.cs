using Delivery.Domain.Operation.Chain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;

namespace Delivery.Functions.Operation.Chain;

public enum DayState
{
    /// <summary>Older than the first seal.</summary>
    BeforeChain,

    /// <summary>It is sealed one of the next nights.</summary>
    NotYet,
    Sealed,

    /// <summary>It must have been sealed, and is not any more.</summary>
    SealMissing,
}

/// <summary>A day of the audit log, as it was found.</summary>
/// <param name="Seal">Null where it has none.</param>
/// <param name="Awaited">Lines that came late and are sealed with the next day.</param>
/// <param name="Alone">Lines whose act is no longer where it was saved.</param>
/// <param name="Erased">Lines out of which a person was erased.</param>
public sealed record CheckedLog(
    DateOnly Day,
    DayState State,
    DaySeal? Seal,
    IReadOnlyList<ListedLine> Lines,
    IReadOnlyList<LineLink> Links,
    IReadOnlyList<LineLink> Awaited,
    IReadOnlyList<ChainBreak> Breaks,
    int Alone = 0,
    int Erased = 0
);

/// <summary>Checks days of the audit log against their seals. It only reads.</summary>
public sealed class ChainReader(AuditLog audit, AuditSeals seals, LinesOfDay lines, ActsOfDay acts)
{
    // An act that was begun may be listed so many days later: as long as notes are looked for.
    public const int DaysLate = 31;

    /// <param name="withActs">Also compares each line with its act.</param>
    /// <param name="which">Of sealed days those that are looked at; all where this is null.</param>
    public async IAsyncEnumerable<CheckedLog> CheckAsync(
        DateOnly from,
        DateOnly to,
        bool withActs,
        Func<DaySeal, bool>? which = null
    )
    {
        var (range, until) = (await seals.RangeAsync(), await seals.UntilAsync());
        var known = await seals.BetweenAsync(from.AddDays(-1), to.AddDays(DaysLate));
        for (var day = from; day <= to; day = day.AddDays(1))
            if (known.GetValueOrDefault(day) is { } seal)
            {
                if (which?.Invoke(seal.Seal) != false)
                    yield return await SealedAsync(seal, known, until, withActs);
            }
            else
                yield return await UnsealedAsync(day, StateOf(day, range, until, known), withActs);
    }

    // The first seal of all follows upon nothing: one that follows upon a seal shows that this was there.
    private static DayState StateOf(
        DateOnly day,
        (DateOnly First, DateOnly Last)? range,
        SealedUntil? until,
        IReadOnlyDictionary<DateOnly, ReadSeal> known
    )
    {
        var isFollowed = known.GetValueOrDefault(day.AddDays(1)) is { Seal.Before.Length: > 0 };
        if (isFollowed || range is { } days && day >= days.First && day <= days.Last)
            return DayState.SealMissing;
        if (until is { } last && day <= last.Day && (range is null || day > range.Value.Last))
            return day == last.Day || range is not null ? DayState.SealMissing : DayState.BeforeChain;
        return range is { } sealedDays && day < sealedDays.First ? DayState.BeforeChain : DayState.NotYet;
    }

    private async Task<CheckedLog> UnsealedAsync(DateOnly day, DayState state, bool withActs)
    {
        var listed = await lines.ReadAsync(day);
        var compared = withActs
            ? await acts.CompareAsync(day, listed, await audit.OpenAsync(day))
            : new ComparedActs([], 0);
        ChainBreak[] missing = state == DayState.SealMissing ? [new(day, BreakKind.SealMissing)] : [];
        return new CheckedLog(day, state, null, listed, [], [], [.. missing, .. compared.Breaks], compared.Alone);
    }

    private async Task<CheckedLog> SealedAsync(
        ReadSeal read,
        IReadOnlyDictionary<DateOnly, ReadSeal> known,
        SealedUntil? until,
        bool withActs
    )
    {
        var (seal, day) = (read.Seal, read.Seal.Day);
        var (listed, links) = (await lines.ReadAsync(day), await seals.LinksAsync(day, seal.Count));
        var sealedDay = new SealedDay(
            seal,
            read.IsGenuine && (until?.Day != day || until.Hash == seal.Hash()),
            known.GetValueOrDefault(day.AddDays(-1))?.Seal.Hash(),
            links,
            [.. listed.Select(line => line.Link)],
            new Dictionary<string, string>(),
            LateOf(day, known)
        );
        var found = AuditChain.Check(sealedDay);
        // Few days have any erased line, so they are read only where a line differs.
        if (found.Breaks.Any(one => one.Kind == BreakKind.LineAltered))
            found = AuditChain.Check(sealedDay with { Erased = await seals.ErasedAsync(day) });
        var compared = withActs ? await acts.CompareAsync(day, listed, seal.Open) : new ComparedActs([], 0);
        return new CheckedLog(
            day,
            DayState.Sealed,
            seal,
            listed,
            links,
            found.Awaited,
            [.. found.Breaks, .. compared.Breaks.Where(one => found.Breaks.All(other => other.Line != one.Line))],
            compared.Alone,
            found.Erased
        );
    }

    private static Dictionary<string, string> LateOf(DateOnly day, IReadOnlyDictionary<DateOnly, ReadSeal> known) =>
        known
            .Values.Where(later => later.Seal.Day > day)
            .SelectMany(later => later.Seal.Late)
            .Where(late => late.Day == day)
            .DistinctBy(late => late.Link.Key)
            .ToDictionary(late => late.Link.Key, late => late.Link.Digest, StringComparer.Ordinal);
}
