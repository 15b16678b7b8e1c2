using Delivery.Domain.Conduct.Changes;
using Delivery.Functions.Storage.Conduct;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Web;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>A change in the words of letters and pages.</summary>
public static class ChangeWords
{
    /// <summary>Where its sender sees what becomes of it.</summary>
    public static string PageOf(ChangeRequest change) =>
        change.Side switch
        {
            ChangeSide.Teacher => Paths.Lesson(change.Lessons[0].LessonId),
            ChangeSide.Staff => Paths.Change(change.ChangeId),
            _ => Paths.Order(change.CourseId),
        };

    public static ChangeShown Shown(this ChangeRequest change, CourseWithChanges course)
    {
        var venue = change.Venue ?? course.Course.VenueOf(course.Lesson(change.Lessons[0].LessonId)!);
        return new ChangeShown(
            course.Course.Discipline.Name,
            course.Course.Discipline.Category,
            course.Course.Street.Name,
            change.Kind,
            change.Lessons,
            venue.Name,
            venue.Address,
            change.Reason
        );
    }
}
