using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Filming;

namespace Delivery.Functions.Storage.Teaching;

/// <summary>A film crew's booking as lists show it.</summary>
/// <param name="Street">The street's name.</param>
/// <param name="Start">Of the lesson as it stands now.</param>
/// <param name="Crew">The crew's name; null once it was deleted.</param>
/// <param name="HasFilm">Its film can be seen.</param>
public sealed record FilmListing(
    string FilmingId,
    string LessonId,
    string CourseId,
    string Street,
    string District,
    string Discipline,
    Category Category,
    DateTimeOffset Start,
    int Minutes,
    string? Crew,
    FilmState State,
    bool HasFilm
);

/// <summary>Film crews by the month of their lesson, in order of time: copies that follow booking and lesson within a moment.</summary>
public sealed class FilmLists(DeliveryTables tables, Filmings filmings)
{
    private TableClient Table => tables.LessonLists;

    /// <summary>Brings the list up to the present state; done twice, it is done once.</summary>
    public async Task RefreshAsync(string filmingId)
    {
        var read = await filmings.GetAsync(filmingId);
        var now = read.Lesson.Start;
        await Table.UpsertEntityAsync(
            Row.Of(PartitionOf(now), KeyOf(now, filmingId), ListingOf(read)),
            TableUpdateMode.Replace
        );
        foreach (var start in StartsOf(read).Where(start => start != now).Distinct())
            await Table.DeleteEntityAsync(PartitionOf(start), KeyOf(start, filmingId));
    }

    public Task<Listed<FilmListing>> PageAsync(Month month, string? after, int limit) =>
        Table.PageAsync<FilmListing>(
            PartitionOf(month),
            after is null ? string.Empty : TableRows.KeyAfter(after),
            $"{char.MaxValue}",
            limit
        );

    public async Task<IReadOnlyList<FilmListing>> OfMonthAsync(Month month)
    {
        var all = new List<FilmListing>();
        await foreach (var row in Table.WithPrefixAsync<FilmListing>(PartitionOf(month), string.Empty))
            all.Add(row.Value);
        return all;
    }

    /// <summary>Bookings whose lesson begins on a day, in Shanghai.</summary>
    public async Task<IReadOnlyList<FilmListing>> OfDayAsync(DateOnly day)
    {
        var all = new List<FilmListing>();
        var (from, to) = (ShanghaiTime.StartOf(day), ShanghaiTime.EndOf(day));
        await foreach (
            var row in Table.RangeAsync<FilmListing>(
                PartitionOf(Month.Of(day)),
                KeyOf(from, string.Empty),
                KeyOf(to, string.Empty)
            )
        )
            all.Add(row.Value);
        return all;
    }

    // Wherever changes have had the lesson: an older copy may still stand there.
    private static IEnumerable<DateTimeOffset> StartsOf(FilmedLesson read) =>
        read
            .Read.Changes.SelectMany(change => change.Lessons)
            .Where(one => one.LessonId == read.Lesson.LessonId)
            .SelectMany(one => (DateTimeOffset?[])[one.From.Start, one.To?.Start])
            .OfType<DateTimeOffset>();

    private static FilmListing ListingOf(FilmedLesson read) =>
        new(
            read.Booking.FilmingId,
            read.Booking.LessonId,
            read.Booking.CourseId,
            read.Course.Street.Name,
            read.Course.Street.District,
            read.Course.Discipline.Name,
            read.Course.Discipline.Category,
            read.Lesson.Start,
            read.Lesson.Minutes,
            read.Booking.Crew?.Name,
            read.Booking.State,
            read.Booking.HasFilm
        );

    private static string PartitionOf(DateTimeOffset start) => PartitionOf(Month.Of(ShanghaiTime.DateOf(start)));

    private static string PartitionOf(Month month) => $"filming-{month}";

    private static string KeyOf(DateTimeOffset start, string filmingId) =>
        $"{start.UtcDateTime:yyyyMMddHHmm}|{filmingId}";
}
