using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>A published lesson as it stands now, and how it got there.</summary>
/// <param name="First">As it was first published.</param>
/// <param name="Sequence">How often time, place or standing changed since: calendars take the higher number.</param>
/// <param name="Week">The week that published it last, or into which it was moved.</param>
/// <param name="Gone">It was taken out of the week and stands in no other.</param>
public sealed record LessonVersion(
    ProgrammeLesson Lesson,
    ProgrammeLesson First,
    int Sequence,
    Week Week,
    DateTimeOffset ChangedAt,
    bool Gone
)
{
    public bool Cancelled => Gone || Lesson.Status == LessonStatus.Cancelled;

    public LessonVersion Now(ProgrammeLesson lesson, WeeklyProgramme edition) =>
        Gone || Differs(Lesson, lesson)
            ? new LessonVersion(lesson, First, Sequence + 1, edition.Week, edition.PublishedAt, Gone: false)
            : this with
            {
                Lesson = lesson,
                Week = edition.Week,
            };

    public LessonVersion TakenOut(WeeklyProgramme edition) =>
        Gone ? this : this with { Gone = true, Sequence = Sequence + 1, ChangedAt = edition.PublishedAt };

    public LessonVersion MovedOn(ProgrammeLesson lesson, WeeklyProgramme edition) =>
        Now(lesson, edition) with
        {
            Week = Week.Of(ShanghaiTime.DateOf(lesson.Start)),
        };

    private static bool Differs(ProgrammeLesson before, ProgrammeLesson after) =>
        (before.Start, before.End, before.Venue, before.Address, before.Status)
        != (after.Start, after.End, after.Venue, after.Address, after.Status);
}

/// <summary>Follows every lesson through the editions that showed it.</summary>
public static class LessonVersions
{
    /// <param name="editions">Of one week or more, in any order.</param>
    public static IReadOnlyList<LessonVersion> Of(IEnumerable<WeeklyProgramme> editions)
    {
        var known = new Dictionary<string, LessonVersion>();
        foreach (var edition in editions.OrderBy(e => e.PublishedAt).ThenBy(e => e.Week).ThenBy(e => e.Edition))
            Follow(known, edition);
        return [.. known.Values.OrderBy(version => version.Lesson.Start).ThenBy(version => version.Lesson.LessonId)];
    }

    private static void Follow(Dictionary<string, LessonVersion> known, WeeklyProgramme edition)
    {
        var shown = edition.Lessons.Select(lesson => lesson.LessonId).ToHashSet();
        foreach (var gone in known.Values.Where(v => v.Week == edition.Week && !shown.Contains(v.Lesson.LessonId)))
            known[gone.Lesson.LessonId] = edition.MovedOn.FirstOrDefault(lesson =>
                lesson.LessonId == gone.Lesson.LessonId
            )
                is { } moved
                ? gone.MovedOn(moved, edition)
                : gone.TakenOut(edition);
        foreach (var lesson in edition.Lessons)
            known[lesson.LessonId] = known.TryGetValue(lesson.LessonId, out var version)
                ? version.Now(lesson, edition)
                : new LessonVersion(lesson, lesson, 0, edition.Week, edition.PublishedAt, Gone: false);
    }
}
