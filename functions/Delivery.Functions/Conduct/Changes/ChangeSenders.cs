using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>Who may ask for a change of a lesson: its street, its teacher, and staff for either.</summary>
public sealed class ChangeSenders(Courses courses)
{
    /// <returns>Null for anyone else.</returns>
    public async Task<ChangeSide?> SideOfAsync(Caller caller, string lessonId)
    {
        if (caller.May(Role.Reviewer))
            return ChangeSide.Staff;
        if (!LessonId.TryParse(lessonId, out var lesson) || !OrderId.TryParse(lesson.OrderId, out var order))
            return null;
        if (caller.IsStreet(order.StreetCode))
            return ChangeSide.Street;
        return
            caller.Kind == CallerKind.Teacher
            && (await courses.FindAsync(lesson.OrderId))?.Value.Teacher is { } teacher
            && caller.IsTeacher(teacher.TeacherId)
            ? ChangeSide.Teacher
            : null;
    }
}
