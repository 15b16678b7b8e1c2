using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Ordering.Home;

/// <summary>
/// An order lies under the year of its first lesson: at the turn of the year a street is waited for in the year before and
/// in the next one too. Each is read for as long as something of it can be open.
/// </summary>
public sealed class YearsAround(StreetYears streetYears, Calendars calendars)
{
    /// <summary>Orders, and what is prepared of them, of the years beside the running one.</summary>
    /// <param name="year">That is looked at; beside another one than the running year nothing is.</param>
    /// <param name="listed">The street's lessons of the month before and this one at least: they name last year's courses.</param>
    public async Task<IReadOnlyList<StreetYear>> OfAsync(
        string street,
        int year,
        IReadOnlyList<LessonOfMonth> listed,
        DateTimeOffset now
    )
    {
        if (year != ShanghaiTime.DateOf(now).Year)
            return [];
        // No lesson can be ordered in a year before its working days are loaded.
        var next = (await calendars.LoadAsync()).HasYear(year + 1) ? [year + 1] : Array.Empty<int>();
        var before = listed.Select(lesson => OrderId.Parse(lesson.CourseId).Year).Where(one => one < year).Distinct();
        return await Task.WhenAll(before.Concat(next).Select(one => streetYears.PreparedOrdersAsync(street, one)));
    }
}
