using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Matching;

/// <summary>Courses that have no teacher yet, by their first lesson.</summary>
public sealed class WaitingCourses(OrderLists lists, Courses courses)
{
    public Task<IReadOnlyList<CourseWithLessons>> AllAsync() =>
        InAsync(OrderStage.Approved, OrderStage.Matching, OrderStage.Unmatched);

    /// <summary>Each once, however it moves from one of these stages to another while they are read.</summary>
    public async Task<IReadOnlyList<CourseWithLessons>> InAsync(params IReadOnlyList<OrderStage> stages)
    {
        var found = new Dictionary<string, CourseWithLessons>(StringComparer.Ordinal);
        string? after = null;
        do
        {
            var page = await lists.PageAsync(list: null, stages, streets: null, after, limit: 200);
            // An order whose first lesson moved to another season stands in two lists for a moment.
            foreach (var listing in page.Rows.Where(row => !found.ContainsKey(row.Value.OrderId)))
                if (await courses.FindWithLessonsAsync(listing.Value.OrderId) is { } course)
                    found.Add(listing.Value.OrderId, course.Remaining);
            after = page.After;
        } while (after is not null);

        return [.. found.Values.OrderBy(course => course.First.Start)];
    }
}
