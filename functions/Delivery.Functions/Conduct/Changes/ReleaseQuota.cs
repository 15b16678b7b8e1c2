using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Ordering;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>What the quota holds for a cancelled lesson is free again; with the last lesson, whatever the order still holds.</summary>
public sealed class ReleaseQuota(CourseChanges changes, StreetYears streetYears, TimeProvider clock)
{
    [Function(nameof(ReleaseQuota))]
    public async Task Run([ActivityTrigger] string changeId)
    {
        var change = await changes.GetAsync(changeId);
        if (change.Kind != ChangeKind.Cancel)
            return;
        var course = await changes.GetCourseAsync(change.CourseId);
        var isEmpty = course.Lessons.All(lesson => lesson.Status == LessonStatus.Cancelled);
        var order = (await streetYears.GetOrderAsync(change.CourseId)).Value;
        if (order.Request.FundingStream != FundingStream.Basic)
            return;
        await TableRows.UntilCommittedAsync(async () =>
        {
            var read = await ReadQuota.OfAsync(streetYears, change.CourseId);
            var rows = read.Book([.. EntriesOf(read.Quota, order, change, isEmpty)]);
            return (rows.Count == 0 || await streetYears.Table.TryCommitAsync(rows), true);
        });
    }

    private IEnumerable<QuotaEntry> EntriesOf(Quota quota, Order order, ChangeRequest change, bool isEmpty)
    {
        var now = clock.GetUtcNow();
        foreach (var lesson in change.Lessons)
        {
            var freed = quota.ReleaseLesson(
                order.OrderId,
                lesson.LessonId,
                order.ReservedFor(lesson.Number),
                now,
                $"第{lesson.Number}节取消"
            );
            quota = quota.With(freed);
            yield return freed;
        }

        // Releases of before were in other parts.
        if (isEmpty && quota.ReservedFor(order.OrderId) > 0)
            yield return quota.Release(order.OrderId, now, "课时全部取消");
    }
}
