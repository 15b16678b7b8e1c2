using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Matching;

/// <summary>Courses that have no teacher yet, by their first lesson.</summary>
public sealed class WaitingCourses(OrderLists lists, Courses courses)
{
    private static readonly IReadOnlyList<OrderStage> Waiting =
    [
        OrderStage.Approved,
        OrderStage.Matching,
        OrderStage.Unmatched,
    ];

    public Task<IReadOnlyList<CourseWithLessons>> AllAsync() => InAsync(Waiting);

    public async Task<IReadOnlyList<CourseWithLessons>> InAsync(params IReadOnlyList<OrderStage> stages) =>
        [.. (await ReadAsync(await ListedAsync(stages))).OrderBy(course => course.First.Start)];

    /// <summary>As the lists have all of them, without a look at their lessons.</summary>
    public Task<IReadOnlyList<OrderListing>> ListedAsync() => ListedAsync(Waiting);

    /// <summary>In the order given; without those that have just been taken back.</summary>
    public async Task<IReadOnlyList<CourseWithLessons>> ReadAsync(IEnumerable<OrderListing> listed)
    {
        var found = new List<CourseWithLessons>();
        foreach (var listing in listed)
            if (await courses.FindWithLessonsAsync(listing.OrderId) is { } course)
                found.Add(course.Remaining);
        return found;
    }

    // Each once, however it moves from one of these stages to another while they are read.
    private async Task<IReadOnlyList<OrderListing>> ListedAsync(IReadOnlyList<OrderStage> stages)
    {
        var found = new Dictionary<string, OrderListing>(StringComparer.Ordinal);
        string? after = null;
        do
        {
            var page = await lists.WaitingPageAsync(stages, after, limit: 200);
            // An order whose first lesson moved to another season stands in two lists for a moment.
            foreach (var row in page.Rows)
                found.TryAdd(row.Value.OrderId, row.Value);
            after = page.After;
        } while (after is not null);

        return [.. found.Values.OrderBy(listing => listing.FirstLesson)];
    }
}
