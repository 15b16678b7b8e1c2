using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering;

internal static class ChangeMarks
{
    /// <summary>What became of the last change asked for of a lesson; null where none was, and where it was cancelled.</summary>
    public static Mark? Of(Lesson lesson, IReadOnlyList<ChangeRequest> asked) =>
        asked.LastOrDefault(change => change.Lessons.Any(one => one.LessonId == lesson.LessonId)) is not { } change
            ? null
            : change.State switch
            {
                ChangeState.Requested => new Mark("更改待协会决定", Tone.Warn),
                ChangeState.Approved => lesson.Status == LessonStatus.Cancelled ? null : new Mark("已更改", Tone.Ok),
                _ => new Mark($"更改{change.State.Label()}"),
            };
}
