using Delivery.Domain.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow.Retention;

namespace Delivery.Functions.Teaching.Evidence;

/// <summary>Photos and videos of the lessons of a day long past, in all their sizes.</summary>
public sealed class ExpiredMedia(LessonLists lists, MediaRows media, MediaFiles files)
{
    public Expiring Expiring =>
        new(
            "media",
            "上课的照片和视频",
            settings => KeptFor.OfMonths(settings.MediaMonths),
            (day, _) => DeleteAsync(day)
        )
        {
            ByDay = true,
        };

    private async Task<int> DeleteAsync(DateOnly day)
    {
        var deleted = 0;
        foreach (var lesson in await lists.OfDayAsync(day))
        foreach (var one in await media.OfLessonAsync(lesson.LessonId))
        {
            await files.ForgetAsync(one);
            deleted++;
        }

        return deleted;
    }
}
