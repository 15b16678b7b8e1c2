using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Functions.Programme.Feeds;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme;

/// <summary>What changed from edition to edition, in words.</summary>
public static class Corrections
{
    private const int LongestAtOnce = 300;

    /// <param name="editions">All of one week, the first one first.</param>
    public static IReadOnlyList<CorrectionNote> Of(
        IReadOnlyList<WeeklyProgramme> editions,
        Language language = Language.Chinese
    ) =>
        [
            .. editions
                .Zip(editions.Skip(1))
                // One district's lessons may stay as they were.
                .Where(pair => Changes(pair.First, pair.Second).Any())
                .Select(pair => new CorrectionNote(
                    pair.Second.Edition,
                    pair.Second.PublishedAt,
                    language == Language.English
                        ? InEnglish(pair.First, pair.Second)
                        : string.Join("；", Changes(pair.First, pair.Second))
                )),
        ];

    /// <summary>For who looks at all districts at once: a long one is told by its number, and read where the lessons are.</summary>
    public static IReadOnlyList<CorrectionNote> Briefly(
        IReadOnlyList<WeeklyProgramme> editions,
        Language language = Language.Chinese
    ) =>
        [
            .. Of(editions, language)
                .Select(note =>
                    note.Text.Length <= LongestAtOnce ? note : note with { Text = "改动较多，请到各区的页面查看" }
                ),
        ];

    /// <summary>What is different from how the lesson was first published; null when nothing is.</summary>
    public static string? Since(LessonVersion version, Language language = Language.Chinese) =>
        version switch
        {
            { Sequence: 0 } => null,
            { Cancelled: true } => language.Say("已取消", "Cancelled"),
            _ => language == Language.English
                ? ChangedInEnglish(version.First, version.Lesson)
                : Changed(version.First, version.Lesson),
        };

    /// <summary>What an edition says otherwise than the one before, a sentence a lesson.</summary>
    public static IEnumerable<string> Changes(WeeklyProgramme before, WeeklyProgramme after)
    {
        var known = before.Lessons.ToDictionary(lesson => lesson.LessonId);
        foreach (var lesson in after.Lessons)
        {
            if (!known.Remove(lesson.LessonId, out var old))
                yield return $"新增{Name(lesson)}";
            else if (lesson.Status == LessonStatus.Cancelled && old.Status != LessonStatus.Cancelled)
                yield return $"取消{Name(lesson)}";
            else if (Changed(old, lesson) is { } change)
                yield return $"{Name(old)}{change}";
        }

        foreach (var gone in known.Values)
            yield return MovedOn(gone, after) is { } moved ? $"{Name(gone)}{moved}" : $"取消{Name(gone)}";
    }

    // What another week has now, the edition does not name; whether the teacher is the same is not told here.
    private static string? MovedOn(ProgrammeLesson gone, WeeklyProgramme after) =>
        after.MovedOn.FirstOrDefault(lesson => lesson.LessonId == gone.LessonId) is { } moved
            ? Changed(gone, moved with { TeacherName = gone.TeacherName })
            : null;

    // Each lesson stands there as it is now; what it was is told in Chinese, with the names of its places.
    private static string InEnglish(WeeklyProgramme before, WeeklyProgramme after)
    {
        var known = before.Lessons.ToDictionary(lesson => lesson.LessonId);
        var both = after.Lessons.Where(lesson => known.ContainsKey(lesson.LessonId)).ToList();
        var cancelled = both.Count(lesson => IsCancelled(lesson) && !IsCancelled(known[lesson.LessonId]));
        var changed = both.Count(lesson =>
            !IsCancelled(lesson) && ChangedInEnglish(known[lesson.LessonId], lesson) is not null
        );
        var moved = after.MovedOn.Count(lesson => known.ContainsKey(lesson.LessonId));
        var gone = known.Count - both.Count - moved;
        return $"Lessons added: {after.Lessons.Count - both.Count}, cancelled: {cancelled + gone}, changed: {changed + moved}";
    }

    private static bool IsCancelled(ProgrammeLesson lesson) => lesson.Status == LessonStatus.Cancelled;

    private static string? ChangedInEnglish(ProgrammeLesson before, ProgrammeLesson after)
    {
        string[] parts =
        [
            .. before.Start != after.Start || before.End != after.End ? ["time"] : (string[])[],
            .. before.Venue != after.Venue || before.Address != after.Address ? ["venue"] : (string[])[],
            .. before.Contact != after.Contact ? ["contact"] : (string[])[],
            .. before.Discipline != after.Discipline ? ["discipline"] : (string[])[],
            .. before.TeacherName != after.TeacherName ? ["teacher"] : (string[])[],
        ];
        return parts.Length == 0 ? null : $"Changed: {string.Join(", ", parts)}";
    }

    private static string? Changed(ProgrammeLesson before, ProgrammeLesson after)
    {
        var parts = new List<string>();
        if (before.Start != after.Start || before.End != after.End)
            parts.Add($"改到{Dates.Span(after.Start, (int)(after.End - after.Start).TotalMinutes)}");
        if (before.Venue != after.Venue || before.Address != after.Address)
            parts.Add($"地点改为{after.Venue}（{after.Address}）");
        if (before.Contact != after.Contact)
            parts.Add($"联系人改为{after.Contact.Name} {after.Contact.Phone}");
        if (before.Discipline != after.Discipline)
            parts.Add($"项目改为{after.Discipline}");
        // Whether another one comes, or this one may be named now, is not told.
        if (before.TeacherName != after.TeacherName)
            parts.Add("老师有变");
        return parts.Count == 0 ? null : string.Join("，", parts);
    }

    private static string Name(ProgrammeLesson lesson) =>
        $"{Dates.DayWithWeekday(Domain.Calendar.ShanghaiTime.DateOf(lesson.Start))}{Dates.Time(lesson.Start)} {lesson.Discipline}（{lesson.Street}）";
}
