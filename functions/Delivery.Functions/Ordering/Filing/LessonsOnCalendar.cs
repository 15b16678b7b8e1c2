using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Pages.Ordering;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>An order's lessons as they stand, on the months in which they lie.</summary>
public sealed class LessonsOnCalendar(OtherLessons others, Calendars calendars)
{
    /// <param name="orders">All of the street's year.</param>
    /// <returns>The months with lessons; none where all were cancelled.</returns>
    public async Task<IReadOnlyList<LessonMonth>> OfAsync(
        Order order,
        IReadOnlyList<Lesson> lessons,
        IReadOnlyList<Order> orders
    )
    {
        var held = lessons
            .Where(lesson => lesson.Status != LessonStatus.Cancelled)
            .Select(lesson => (lesson.Number, Time: new LessonTime(lesson.Start, lesson.Minutes)))
            .Select(lesson => new LessonOnDay(lesson.Number, lesson.Time.Date, lesson.Time))
            .ToList();
        if (held.Count == 0)
            return [];
        var (first, last) = (Month.Of(held.Min(lesson => lesson.Day)), Month.Of(held.Max(lesson => lesson.Day)));
        var calendar = new LessonCalendar(
            first,
            last,
            await calendars.LoadAsync(),
            await others.OfAsync(orders, order.OrderId, first, last)
        );
        return [.. calendar.With(held).Where(month => month.Lessons > 0)];
    }
}
