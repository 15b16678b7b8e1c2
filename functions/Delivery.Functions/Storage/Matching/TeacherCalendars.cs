using System.Globalization;
using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Operation;

namespace Delivery.Functions.Storage.Matching;

/// <summary>Counts the changes of a calendar; every booking replaces it, so that a teacher's bookings happen one after another.</summary>
public sealed record CalendarHead(int Changes);

public enum BookingAnswer
{
    Booked,
    Busy,
    OverLimit,
}

/// <summary>What each teacher teaches and when. No two lessons of a teacher ever overlap, whatever arrives at the same moment.</summary>
public sealed class TeacherCalendars(DeliveryTables tables, CurrentSettings settings)
{
    private const string HeadRow = "head";

    // Nothing is confirmed further ahead.
    private const int DaysAhead = 400;

    public TableClient Table => tables.TeacherCalendars;

    /// <summary>Lessons that begin on the days from <paramref name="from"/> to <paramref name="to"/>, in order.</summary>
    public async Task<IReadOnlyList<Booking>> BookingsAsync(string teacherId, DateOnly from, DateOnly to)
    {
        var bookings = new List<Booking>();
        var (first, end) = (Moment(ShanghaiTime.StartOf(from)), Moment(ShanghaiTime.EndOf(to)));
        await foreach (var booking in Table.RangeAsync<Booking>(teacherId, first, end))
            bookings.Add(booking.Value);
        return bookings;
    }

    /// <summary>All lessons that begin on a day or later, in order.</summary>
    public Task<IReadOnlyList<Booking>> BookingsFromAsync(string teacherId, DateOnly from) =>
        BookingsAsync(teacherId, from, from.AddDays(DaysAhead));

    /// <summary>Books all lessons of a course or none; a booking that is there already is the same booking.</summary>
    /// <param name="weeklyLimit">The teacher's own limit; null where staff have decided to go over it.</param>
    public Task<BookingAnswer> BookAsync(string teacherId, IReadOnlyList<Booking> wanted, int? weeklyLimit) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var (answer, rows) = await RowsToBookAsync(teacherId, wanted, weeklyLimit);
            return (rows.Count == 0 || await Table.TryCommitAsync(rows), answer);
        });

    /// <summary>What books all lessons of a course, as the calendar stands: to be saved in one batch, which a rival's makes fail.</summary>
    /// <param name="weeklyLimit">The teacher's own limit; null where staff have decided to go over it.</param>
    /// <returns>No rows unless the answer is that they book.</returns>
    public async Task<(BookingAnswer Answer, IReadOnlyList<TableTransactionAction> Rows)> RowsToBookAsync(
        string teacherId,
        IReadOnlyList<Booking> wanted,
        int? weeklyLimit
    )
    {
        // The head first: whoever books between this and the commit makes it stale.
        var head = await HeadAsync(teacherId);
        var days = wanted.Select(booking => ShanghaiTime.DateOf(booking.Start)).ToList();
        var existing = await BookingsAsync(
            teacherId,
            Week.Of(days.Min()).Monday.AddDays(-1),
            Week.Of(days.Max()).Sunday.AddDays(1)
        );
        if (BookingRules.Conflicts(existing, wanted, settings.Matching).Count > 0)
            return (BookingAnswer.Busy, []);
        if (weeklyLimit is { } limit && IsOver(limit, existing, wanted))
            return (BookingAnswer.OverLimit, []);
        var put = wanted.Select(booking => TableRows.Put(RowOf(teacherId, booking)));
        return (BookingAnswer.Booked, [Changed(teacherId, head), .. put]);
    }

    /// <summary>Takes a course's lessons out of a teacher's calendar again; what was held stays.</summary>
    /// <param name="from">Only those that begin later; null for all.</param>
    public Task FreeAsync(string teacherId, string courseId, DateTimeOffset? from = null) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var head = await HeadAsync(teacherId);
            var freed = new List<TableTransactionAction>();
            await foreach (var booking in Table.RangeAsync<Booking>(teacherId, from is { } at ? Moment(at) : "0", ":"))
                if (LessonId.Parse(booking.Value.LessonId).OrderId == courseId)
                    freed.Add(TableRows.Delete(teacherId, booking.RowKey));
            return (freed.Count == 0 || await Table.TryCommitAsync([Changed(teacherId, head), .. freed]), true);
        });

    /// <summary>
    /// Leaves of some lessons exactly these bookings in a teacher's calendar: what was held for a change that came to
    /// nothing, or the times before one, is free again.
    /// </summary>
    public Task KeepOnlyAsync(string teacherId, IReadOnlySet<string> lessons, IReadOnlyList<Booking> kept) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var head = await HeadAsync(teacherId);
            var missing = kept.ToDictionary(booking => RowOf(teacherId, booking).RowKey);
            var rows = new List<TableTransactionAction>();
            await foreach (var stored in Table.RangeAsync<Booking>(teacherId, "0", ":"))
                if (!lessons.Contains(stored.Value.LessonId))
                    continue;
                else if (!missing.TryGetValue(stored.RowKey, out var wanted))
                    rows.Add(TableRows.Delete(teacherId, stored.RowKey));
                else if (wanted == stored.Value)
                    missing.Remove(stored.RowKey);
            rows.AddRange(missing.Values.Select(booking => TableRows.Put(RowOf(teacherId, booking))));
            return (rows.Count == 0 || await Table.TryCommitAsync([Changed(teacherId, head), .. rows]), true);
        });

    private Task<Stored<CalendarHead>?> HeadAsync(string teacherId) =>
        Table.FindAsync<CalendarHead>(teacherId, HeadRow);

    private static bool IsOver(int limit, IReadOnlyList<Booking> existing, IReadOnlyList<Booking> wanted)
    {
        var replaced = wanted.Select(booking => booking.LessonId).ToHashSet();
        var kept = existing.Where(booking => !replaced.Contains(booking.LessonId)).ToList();
        return wanted
            .GroupBy(booking => booking.Week)
            .Any(week => week.Count() + kept.Count(booking => booking.Week == week.Key) > limit);
    }

    private static TableTransactionAction Changed(string teacherId, Stored<CalendarHead>? head)
    {
        var next = Row.Of(teacherId, HeadRow, new CalendarHead((head?.Value.Changes ?? 0) + 1));
        return head is null ? TableRows.Insert(next) : TableRows.Replace(next, head.ETag);
    }

    private static TableEntity RowOf(string teacherId, Booking booking) =>
        Row.Of(teacherId, $"{Moment(booking.Start)}|{booking.LessonId}", booking);

    private static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
}
