using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.People.Erasure;

/// <summary>The courses that somebody had to do with: taught, was asked about, or ordered for a street.</summary>
public sealed class CoursesOfPerson(
    TeacherCalendars calendars,
    Inquiries inquiries,
    DropOuts dropOuts,
    StreetYears streetYears,
    Courses courses,
    TimeProvider clock
)
{
    // The service's first year.
    private const int FirstYear = 2025;

    private int Year => ShanghaiTime.DateOf(clock.GetUtcNow()).Year;

    /// <summary>The years from the service's first until the next.</summary>
    public IEnumerable<int> Years => Enumerable.Range(FirstYear, Year + 2 - FirstYear);

    public async Task<IReadOnlySet<string>> OfAsync(Erasee erasee) =>
        // A citizen is no part of a course's own rows: the same name there is another's, so they have no streets either.
        erasee.Kind == EraseeFinder.Teacher
            ? await OfTeacherAsync(erasee.Id)
            : await OfStreetsAsync(erasee);

    /// <summary>The streets' years in which those courses were ordered.</summary>
    public async Task<IReadOnlySet<(string Street, int Year)>> StreetYearsAsync(Erasee erasee) =>
        (await OfAsync(erasee))
            .Select(OrderId.Parse)
            .Select(parts => (parts.StreetCode, parts.Year))
            .Concat(erasee.Streets.SelectMany(street => Years.Select(year => (street, year))))
            .ToHashSet();

    /// <summary>The days of their lessons.</summary>
    public async Task<IReadOnlySet<DateOnly>> DaysAsync(Erasee erasee)
    {
        var days = new HashSet<DateOnly>();
        foreach (var course in await OfAsync(erasee))
            days.UnionWith((await courses.LessonsAsync(course)).Select(lesson => lesson.Value.Date));
        return days;
    }

    private async Task<HashSet<string>> OfTeacherAsync(string id)
    {
        var (first, last) = (new DateOnly(FirstYear, 1, 1), new DateOnly(Year + 2, 12, 31));
        var found = (await calendars.BookingsAsync(id, first, last))
            .Select(booking => LessonId.Parse(booking.LessonId).OrderId)
            .ToHashSet();
        await foreach (var asked in inquiries.AskedOfAsync(id))
            if (Domain.Matching.InquiryId.TryParse(asked.InquiryId, out var parts))
                found.Add(parts.CourseId);
        // Assigned by hand and left again, a course is in neither.
        found.UnionWith((await dropOuts.OfTeacherAsync(id)).Select(left => left.CourseId));
        return found;
    }

    private async Task<HashSet<string>> OfStreetsAsync(Erasee erasee)
    {
        var found = new HashSet<string>();
        foreach (var street in erasee.Streets)
        foreach (var year in Years)
        foreach (var order in await streetYears.OrdersAsync(street, year))
        {
            found.Add(order.Value.OrderId);
            // Whom it names is named once more wherever it went on.
            var next = order.Value.MovedTo?.OrderId;
            while (next is not null && found.Add(next))
                next = (await streetYears.OrderAsync(next))?.Value.MovedTo?.OrderId;
        }

        return found;
    }
}
