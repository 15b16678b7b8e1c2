using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>
/// The lists of weeks and months follow the lessons. A cancelled lesson stays in its week, so that the programme and
/// calendars say so; in its month nobody asks for it any more.
/// </summary>
public sealed class ListChangedLessons(CourseChanges changes, LessonLists lists, BegunQuestions questions)
{
    [Function(nameof(ListChangedLessons))]
    public async Task Run([ActivityTrigger] string changeId)
    {
        var change = await changes.GetAsync(changeId);
        var course = await changes.GetCourseAsync(change.CourseId);
        foreach (var one in change.Lessons)
        {
            var lesson = course.Lesson(one.LessonId)!;
            await InWeekAsync(course.Course, lesson, one);
            await InMonthAsync(course.Course, lesson, one);
            await questions.SettleAsync(lesson.LessonId, one.From.Date);
        }
    }

    private async Task InWeekAsync(Course course, Lesson lesson, LessonChange change)
    {
        var listed =
            await lists.FindAsync(change.From.Start, lesson.LessonId)
            ?? await lists.FindAsync(lesson.Start, lesson.LessonId)
            ?? throw new InvalidOperationException($"{lesson.LessonId} is not listed in its week yet.");
        await lists.PutAsync(Now(listed, course, lesson));
        if (change.From.Start != lesson.Start)
            await lists.RemoveAsync(change.From.Start, lesson.LessonId);
    }

    private static ProgrammeLesson Now(ProgrammeLesson listed, Course course, Lesson lesson) =>
        listed with
        {
            Start = lesson.Start,
            End = lesson.End,
            Venue = course.VenueOf(lesson).Name,
            Address = course.VenueOf(lesson).Address,
            Status = lesson.Status,
        };

    private async Task InMonthAsync(Course course, Lesson lesson, LessonChange change)
    {
        var (before, now) = (Month.Of(change.From.Date), Month.Of(lesson.Date));
        var street = course.Street.Code;
        if (lesson.Status == LessonStatus.Cancelled)
        {
            await lists.RemoveAsync(before, street, lesson.LessonId);
            return;
        }

        var listed =
            await lists.FindAsync(now, street, lesson.LessonId)
            ?? await lists.FindAsync(before, street, lesson.LessonId)
            ?? throw new InvalidOperationException($"{lesson.LessonId} is not listed in its month yet.");
        await lists.AddAsync(now, listed);
        await lists.NoteAsync(
            now,
            street,
            lesson.LessonId,
            one => one with { Start = lesson.Start, Minutes = lesson.Minutes, Venue = course.VenueOf(lesson).Name }
        );
        if (before != now)
            await lists.RemoveAsync(before, street, lesson.LessonId);
    }
}
