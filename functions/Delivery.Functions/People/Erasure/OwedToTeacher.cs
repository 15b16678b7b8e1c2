using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.People.Erasure;

/// <summary>What a teacher is still to give and to get: until then nobody may forget who they are.</summary>
public sealed class OwedToTeacher(
    TeacherCalendars calendars,
    LessonLists lists,
    CarriedItems carried,
    TimeProvider clock
)
{
    // A lesson that waits for its pay stands in the lists of the months that are still open, however long it has waited.
    private const int MonthsOpen = 3;

    // Whatever no list of an open month has any more was settled, or is younger.
    private const int MonthsUntilPaid = 4;

    public async Task<(int Ahead, int Unpaid, decimal Owed)> OfAsync(string id)
    {
        var (now, today) = (clock.GetUtcNow(), ShanghaiTime.DateOf(clock.GetUtcNow()));
        var (ahead, unpaid) = (0, new HashSet<string>());
        foreach (var booking in await calendars.BookingsAsync(id, today.AddMonths(-MonthsUntilPaid), today.AddYears(2)))
            if (booking.Start > now)
                ahead++;
            else if (
                await lists.FindAsync(Month.Of(ShanghaiTime.DateOf(booking.Start)), booking.Street, booking.LessonId) is
                { PaidIn: null }
            )
                unpaid.Add(booking.LessonId);
        for (var back = 0; back < MonthsOpen; back++)
            await foreach (var lesson in lists.EachOfMonthAsync(Month.Of(today).AddMonths(-back)))
                if (lesson.TeacherId == id && lesson is { PaidIn: null } && lesson.Start <= now)
                    unpaid.Add(lesson.LessonId);
        var owed = (await carried.OpenAsync()).Where(one => one.Value.TeacherId == id).Sum(one => one.Value.Amount);
        return (ahead, unpaid.Count, owed);
    }
}
