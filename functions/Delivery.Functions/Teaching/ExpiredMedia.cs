using Delivery.Domain.Calendar;
using Delivery.Domain.Operation;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow.Retention;

namespace Delivery.Functions.Teaching;

/// <summary>Photos and videos of the lessons of a day long past.</summary>
public sealed class ExpiredMedia(LessonLists lists, MediaRows media, DeliveryBlobs blobs)
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
            // The file first: a row without a file is tried again, a file without a row would lie there for ever.
            await blobs.Media.GetBlobClient(one.BlobName).DeleteIfExistsAsync();
            await media.Table.DeleteRowsAsync(one.CourseId, [MediaRows.RowOf(one).RowKey]);
            deleted++;
        }

        return deleted;
    }
}
