using Delivery.Domain.Calendar;

namespace Delivery.Domain.Programme;

/// <summary>How a week's editions follow one another.</summary>
public static class ProgrammeEditions
{
    /// <summary>
    /// So many weeks after the running one may be published by hand, and are told of in feeds; a week beyond is a slip of the
    /// pen. The Friday between publishes none of them a second time.
    /// </summary>
    public const int MostAhead = 8;

    /// <summary>The previous edition while nothing has changed; otherwise the next number. An empty week is an edition too.</summary>
    /// <param name="lessons">Those of the week are selected; others may be among them.</param>
    public static WeeklyProgramme Next(
        WeeklyProgramme? previous,
        Week week,
        IEnumerable<ProgrammeLesson> lessons,
        DateTimeOffset at
    )
    {
        if (previous is not null && previous.Week != week)
            throw new ArgumentException($"An edition of {previous.Week} has no successor in {week}.", nameof(previous));
        var selected = ProgrammeSelection.Of(week, lessons);
        var checksum = ProgrammeChecksum.Of(selected);
        return previous?.Checksum == checksum
            ? previous
            : new(week, (previous?.Edition ?? 0) + 1, checksum, at, selected);
    }
}
