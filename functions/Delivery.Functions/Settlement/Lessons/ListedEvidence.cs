using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Settlement.Lessons;

/// <summary>
/// A lesson's row says whether it has photos; the lists of the months have copies, written afterwards and perhaps never.
/// </summary>
public sealed class ListedEvidence(Courses courses, LessonLists lists)
{
    /// <summary>Before a month is judged: every lesson for whose pay the photos decide.</summary>
    public Task<bool> MendAsync(Month month, IEnumerable<JudgedLesson> judged) =>
        MendAsync(month, judged.Where(IsByEvidence).GroupBy(one => one.Lesson.CourseId));

    private async Task<bool> MendAsync(Month month, IEnumerable<IGrouping<string, JudgedLesson>> byCourse)
    {
        var mended = false;
        foreach (var course in byCourse)
        {
            var known = (await courses.LessonsAsync(course.Key)).ToDictionary(
                row => row.Value.LessonId,
                row => row.Value.HasMedia
            );
            foreach (var lesson in course.Select(one => one.Lesson))
                if (known.TryGetValue(lesson.LessonId, out var hasMedia) && hasMedia != lesson.HasMedia)
                    mended |= await NoteAsync(month, lesson, hasMedia);
        }

        return mended;
    }

    // A carried lesson has a copy in each list since its date, and any of them counts.
    private async Task<bool> NoteAsync(Month month, LessonOfMonth lesson, bool hasMedia)
    {
        for (var listed = LessonsToPay.MonthOf(lesson); listed.CompareTo(month) <= 0; listed = listed.Next)
            await lists.NoteAsync(listed, lesson.Street, lesson.LessonId, known => known with { HasMedia = hasMedia });
        return true;
    }

    private static bool IsByEvidence(JudgedLesson judged) =>
        judged is { Feedback: not { Delivered: true }, Lesson.DecidedByStaff: null };
}
