using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Programme;

/// <summary>Where lessons stand that a week loses to another one: they are not cancelled, and nobody should read so.</summary>
public sealed class MovedLessons(Courses courses, LessonLists lists)
{
    /// <param name="previous">The edition before; null where there is none.</param>
    public async Task<WeeklyProgramme> NoteAsync(WeeklyProgramme? previous, WeeklyProgramme next)
    {
        if (previous is null || next == previous)
            return next;
        var stay = next.Lessons.Select(lesson => lesson.LessonId).ToHashSet(StringComparer.Ordinal);
        var gone = previous.Lessons.Select(lesson => lesson.LessonId).Where(id => !stay.Contains(id));
        return next with { MovedOn = [.. (await Task.WhenAll(gone.Select(StandsAsync))).OfType<ProgrammeLesson>()] };
    }

    private async Task<ProgrammeLesson?> StandsAsync(string lessonId) =>
        await courses.LessonAsync(lessonId) is { Value.Start: var start }
        && await lists.FindAsync(start, lessonId) is { Status: not LessonStatus.Cancelled } listed
            ? listed with
            {
                TeacherName = null,
            }
            : null;
}
