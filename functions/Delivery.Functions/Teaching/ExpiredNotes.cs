using Delivery.Domain.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow.Retention;

namespace Delivery.Functions.Teaching;

/// <summary>What teachers wrote down of lessons long past: it may tell of who came, so it is kept as long as the roster.</summary>
public sealed class ExpiredNotes(LessonLists lists, LessonNotes notes)
{
    public Expiring Expiring =>
        new(
            "lesson-notes",
            "老师的课后记录",
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
            deleted += await notes.DeleteAsync(lesson.LessonId) ? 1 : 0;
        return deleted;
    }
}
