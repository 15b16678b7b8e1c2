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
    /// <param name="judged">A course's lessons after each other, as a month has them.</param>
    /// <returns>Whether any list was wrong.</returns>
    public async Task<bool> MendAsync(Month month, IAsyncEnumerable<JudgedLesson> judged)
    {
        var (mended, course, known) = (false, "", new Dictionary<string, bool>());
        await foreach (var lesson in judged.Where(IsByEvidence).Select(one => one.Lesson))
        {
            if (lesson.CourseId != course)
                (course, known) = (lesson.CourseId, await HasMediaAsync(lesson.CourseId));
            if (known.TryGetValue(lesson.LessonId, out var hasMedia) && hasMedia != lesson.HasMedia)
                mended |= await NoteAsync(month, lesson, hasMedia);
        }

        return mended;
    }

    private async Task<Dictionary<string, bool>> HasMediaAsync(string courseId) =>
        (await courses.LessonsAsync(courseId)).ToDictionary(row => row.Value.LessonId, row => row.Value.HasMedia);

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
