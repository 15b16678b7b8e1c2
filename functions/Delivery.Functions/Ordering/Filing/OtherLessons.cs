using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Ordering.Home;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>
/// When a street's other courses meet: what waits for a teacher as it was asked for, what has one as it stands by now.
/// </summary>
public sealed class OtherLessons(StreetLessons lessons)
{
    /// <param name="orders">All of the street's, and of those that are counted with it.</param>
    /// <param name="except">The order that is looked at; null for a new one.</param>
    public async Task<IReadOnlyList<LessonTime>> OfAsync(
        IReadOnlyList<Order> orders,
        string? except,
        Month from,
        Month to
    )
    {
        var others = orders.Where(order => order.OrderId != except && order.Stage.IsLive()).ToList();
        var asked = others.Where(order => !IsListed(order)).SelectMany(order => order.Request.Lessons);
        var listed = others.Where(IsListed).Select(order => order.OrderId).ToHashSet(StringComparer.Ordinal);
        var held = await Task.WhenAll(
            others
                .Where(IsListed)
                .Select(order => order.Request.Street)
                .Distinct()
                .Select(street => lessons.OfAsync(street, from, to))
        );
        return
        [
            .. asked,
            .. held.SelectMany(of => of)
                .Where(lesson => listed.Contains(lesson.CourseId))
                .Select(lesson => new LessonTime(lesson.Start, lesson.Minutes)),
        ];
    }

    private static bool IsListed(Order order) => order.IsPrepared || order.Stage == OrderStage.Closed;
}
