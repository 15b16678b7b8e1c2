using Delivery.Domain.Operation;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow.Retention;

namespace Delivery.Functions.Teaching;

/// <summary>Who signed up for courses that ended long ago; how many came stays with the lessons.</summary>
public sealed class ExpiredEnrolments(LessonLists lists, Courses courses, Enrolments enrolments)
{
    public Expiring Expiring =>
        new(
            "enrolments",
            "学员名单和报名",
            settings => KeptFor.OfMonths(settings.RosterMonths),
            (day, _) => DeleteAsync(day)
        )
        {
            ByDay = true,
        };

    private async Task<int> DeleteAsync(DateOnly day)
    {
        var deleted = 0;
        foreach (var lesson in await lists.OfDayAsync(day))
        {
            var course = LessonId.Parse(lesson.LessonId).OrderId;
            // The course has ended with the last of its lessons, on this day or before.
            if ((await courses.LessonsAsync(course)).Any(one => one.Value.Date > day))
                continue;
            deleted += await enrolments.DeletePeopleAsync(course);
        }

        return deleted;
    }
}
