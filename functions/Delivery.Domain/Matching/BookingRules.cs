namespace Delivery.Domain.Matching;

/// <summary>Two lessons that one teacher cannot both give.</summary>
public sealed record BookingConflict(Booking One, Booking Other);

/// <summary>Lessons of one teacher never overlap, and leave time to travel between venues.</summary>
public static class BookingRules
{
    /// <summary>Every wanted booking that meets an existing one or another wanted one; empty when all can be booked.</summary>
    /// <remarks>An existing booking of the same lesson is the one being replaced and does not count.</remarks>
    public static IReadOnlyList<BookingConflict> Conflicts(
        IEnumerable<Booking> existing,
        IReadOnlyList<Booking> wanted,
        MatchingSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var replaced = wanted.Select(w => w.LessonId).ToHashSet();
        var kept = existing.Where(e => !replaced.Contains(e.LessonId)).ToList();
        return
        [
            .. wanted.SelectMany(w => kept.Where(e => Clash(e, w, settings)).Select(e => new BookingConflict(e, w))),
            .. wanted.SelectMany(
                (w, i) => wanted.Skip(i + 1).Where(o => Clash(w, o, settings)).Select(o => new BookingConflict(w, o))
            ),
        ];
    }

    public static bool Clash(Booking one, Booking other, MatchingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var gap = Gap(one, other, settings);
        return one.Start < other.End + gap && other.Start < one.End + gap;
    }

    /// <summary>What must lie between the two: nothing at one venue, the travel time otherwise.</summary>
    public static TimeSpan Gap(Booking one, Booking other, MatchingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(settings);
        if (one.IsAtTheVenueOf(other))
            return TimeSpan.Zero;
        return TimeSpan.FromMinutes(
            one.District == other.District ? settings.GapMinutes : settings.GapMinutesAcrossDistricts
        );
    }
}
