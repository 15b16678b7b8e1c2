using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Matching;

/// <summary>Courses that have no teacher yet, by their first lesson.</summary>
public sealed class WaitingCourses(OrderLists lists, Courses courses)
{
    public Task<IReadOnlyList<CourseWithLessons>> AllAsync() =>
        InAsync(OrderStage.Approved, OrderStage.Matching, OrderStage.Unmatched);

    public async Task<IReadOnlyList<CourseWithLessons>> InAsync(params IReadOnlyList<OrderStage> stages)
    {
        var found = new List<CourseWithLessons>();
        foreach (var stage in stages)
        {
            string? after = null;
            do
            {
                var page = await lists.PageAsync(list: null, stage, street: null, after, limit: 200);
                foreach (var listing in page.Rows)
                    if (await courses.FindWithLessonsAsync(listing.Value.OrderId) is { } course)
                        found.Add(course);
                after = page.After;
            } while (after is not null);
        }

        return [.. found.OrderBy(course => course.First.Start)];
    }
}
