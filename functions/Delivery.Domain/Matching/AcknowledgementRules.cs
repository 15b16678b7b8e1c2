using Delivery.Domain.Calendar;

namespace Delivery.Domain.Matching;

/// <summary>
/// When a chosen teacher is asked again to acknowledge, and by when it is to be done: at nine of the working day after the last
/// asking, when staff are told, and never after the first lesson.
/// </summary>
public static class AcknowledgementRules
{
    private const int Hour = 9;

    /// <param name="chosen">The Shanghai date on which the teacher was chosen.</param>
    /// <param name="first">When the first of the lessons begins.</param>
    public static IReadOnlyList<DateTimeOffset> ChasesAt(
        DateOnly chosen,
        DateTimeOffset first,
        WorkingCalendar calendar,
        MatchingSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        return
        [
            .. Enumerable
                .Range(1, settings.AcknowledgementChases)
                .Select(days => MorningAfter(chosen, days, calendar))
                .OfType<DateTimeOffset>()
                .Where(chase => chase < first),
        ];
    }

    /// <returns>The first lesson where the days reach into a year that is not loaded.</returns>
    /// <inheritdoc cref="ChasesAt"/>
    public static DateTimeOffset DueAt(
        DateOnly chosen,
        DateTimeOffset first,
        WorkingCalendar calendar,
        MatchingSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        return MorningAfter(chosen, settings.AcknowledgementChases + 1, calendar) is { } told && told < first
            ? told
            : first;
    }

    /// <param name="chosen">When the teacher was chosen; null for who was chosen before that was kept.</param>
    /// <inheritdoc cref="DueAt(DateOnly, DateTimeOffset, WorkingCalendar, MatchingSettings)"/>
    public static DateTimeOffset DueAt(
        DateTimeOffset? chosen,
        DateTimeOffset first,
        WorkingCalendar calendar,
        MatchingSettings settings
    ) => chosen is { } at ? DueAt(ShanghaiTime.DateOf(at), first, calendar, settings) : first;

    private static DateTimeOffset? MorningAfter(DateOnly chosen, int days, WorkingCalendar calendar) =>
        Deadlines.Find(calendar, chosen, days, Hour);
}
