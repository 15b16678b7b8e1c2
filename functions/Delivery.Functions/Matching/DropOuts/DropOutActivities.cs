using Delivery.Domain.Calendar;
using Delivery.Functions.Matching.Objections;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.DropOuts;

/// <summary>What lies ahead is free in the calendar of whoever dropped out, and nobody's in the lists; what was held stays.</summary>
public sealed class ReleaseTeacher(
    Courses courses,
    Storage.Matching.DropOuts dropOuts,
    TeacherCalendars calendars,
    RemainingLists lists,
    OrderNotes notes
)
{
    [Function(nameof(ReleaseTeacher))]
    public async Task Run([ActivityTrigger] DropOutOf of, [DurableClient] DurableTaskClient durable)
    {
        var dropOut = await dropOuts.GetAsync(of.CourseId, of.Number);
        await dropOuts.PointToAsync(dropOut);
        await calendars.FreeAsync(dropOut.TeacherId, of.CourseId, dropOut.At);
        await notes.CopyAsync(of.CourseId);
        var course = await courses.GetWithLessonsAsync(of.CourseId);
        if (course.Course.Teacher is null)
            await lists.NameAsync(course, durable);
    }
}

/// <summary>How often a teacher was looked for already: each round has inquiries and a plan of its own.</summary>
public sealed class CountRounds(Courses courses, Inquiries inquiries)
{
    // So many rounds a search is taken to have had that asked nobody.
    private const int AtLeast = 10;

    [Function(nameof(CountRounds))]
    public async Task<int> Run([ActivityTrigger] string courseId)
    {
        var course = (await courses.GetAsync(courseId)).Value;
        var asked = (await inquiries.OfCourseAsync(courseId)).Select(one => one.Value.Round).DefaultIfEmpty().Max();
        var ranked = (await courses.RankingAsync(courseId))?.Round ?? 0;
        return Math.Max(AtLeast * course.DropOuts, Math.Max(asked, ranked));
    }
}

/// <summary>
/// The lists of weeks and months, and the visits drawn, name who gives a course's remaining lessons, or nobody; the
/// programme follows.
/// </summary>
public sealed class RemainingLists(LessonLists lists, LessonVisits visits, CourseChanges changes, FeeNorms fees)
{
    public async Task NameAsync(CourseWithLessons course, DurableTaskClient durable)
    {
        var remaining = course.Lessons.Where(CourseWithLessons.IsRemaining).ToList();
        foreach (var lesson in remaining)
        {
            await InWeekAsync(course.Course, lesson);
            await InMonthAsync(course.Course, lesson);
        }

        await InVisitsAsync(course.Course, remaining);

        await durable.CorrectAsync(remaining.Select(lesson => lesson.Date));
    }

    private async Task InWeekAsync(Domain.Teaching.Course course, Domain.Teaching.Lesson lesson)
    {
        var name = course.PublishedTeacher;
        if (await lists.FindAsync(lesson.Start, lesson.LessonId) is { } listed && listed.TeacherName != name)
            await lists.PutAsync(listed with { TeacherName = name });
    }

    private async Task InVisitsAsync(Domain.Teaching.Course course, IEnumerable<Domain.Teaching.Lesson> lessons)
    {
        var changed = (await changes.GetCourseAsync(course.CourseId)).Changes;
        foreach (var visitId in lessons.SelectMany(lesson => LessonVisits.IdsOf(lesson, changed)))
            await visits.NameTeacherAsync(visitId, course.Teacher?.Name ?? string.Empty);
    }

    // What is reserved stays: the quota is corrected when the lesson is paid.
    private async Task InMonthAsync(Domain.Teaching.Course course, Domain.Teaching.Lesson lesson)
    {
        var time = new Domain.Ordering.LessonTime(lesson.Start, lesson.Minutes);
        var fee = course.Teacher is { } who
            ? await fees.FeeForAsync(course.Discipline.Category, who.Grade, time)
            : (decimal?)null;
        await lists.NoteAsync(
            Month.Of(lesson.Date),
            course.Street.Code,
            lesson.LessonId,
            one =>
                one with
                {
                    TeacherId = course.Teacher?.TeacherId ?? string.Empty,
                    TeacherName = course.Teacher?.Name ?? string.Empty,
                    Grade = course.Teacher?.Grade ?? one.Grade,
                    Fee = fee ?? one.Fee,
                }
        );
    }
}
