using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Storage.Ordering;

/// <summary>What waits for a calendar that is not loaded.</summary>
/// <param name="OrdersRefusedFrom">From this day on no street can file an order: its working days reach into the year.</param>
/// <param name="Season">The year's first season, and <paramref name="SeasonOpens"/> when it takes orders.</param>
/// <param name="Orders">Orders under review or without a teacher whose lessons begin in the last month before the year, or later.</param>
/// <param name="LessonsToPay">Lessons of the last month before the year: their feedback and pay have no windows.</param>
/// <param name="Lessons">Confirmed lessons in the year's first month.</param>
public sealed record WaitsForYear(
    int Year,
    DateOnly? OrdersRefusedFrom,
    Season Season,
    DateOnly SeasonOpens,
    IReadOnlyList<OrderListing> Orders,
    IReadOnlyList<LessonOfMonth> LessonsToPay,
    IReadOnlyList<LessonOfMonth> Lessons
);

/// <summary>Finds the year whose calendar staff should load, and what waits for it.</summary>
public sealed class YearToLoad(
    Calendars calendars,
    OrderLists orders,
    LessonLists lessons,
    Registers registers,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private const int MostOrders = 100;

    private static readonly OrderStage[] InHand =
    [
        OrderStage.Submitted,
        OrderStage.Returned,
        OrderStage.Approved,
        OrderStage.Matching,
        OrderStage.Unmatched,
    ];

    /// <returns>Null when none is missing yet.</returns>
    public async Task<int?> FindAsync() => MissingYear.On(Today, await calendars.LoadAsync(), settings.MissingYear);

    /// <returns>Next year while it is not loaded, whether or not it is time to ask for it.</returns>
    public async Task<int?> ExpectedAsync() =>
        (await calendars.LoadAsync()).HasYear(Today.Year + 1) ? null : Today.Year + 1;

    public async Task<WaitsForYear> WaitingAsync(int year)
    {
        var (lastMonth, season) = (new Month(year - 1, 12), new Season(year, SeasonKind.Spring));
        var window = (await registers.Seasons.FindAsync(season.ToString()))?.Value;
        return new WaitsForYear(
            year,
            OrdersRefusedFrom(await calendars.LoadAsync(), year),
            season,
            (window ?? SeasonWindow.Default(season, settings.Ordering)).Opens,
            await OrdersAsync(lastMonth.First),
            await lessons.OfMonthAsync(lastMonth),
            await lessons.OfMonthAsync(lastMonth.Next)
        );
    }

    private DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());

    private DateOnly? OrdersRefusedFrom(WorkingCalendar calendar, int year)
    {
        for (var day = Today; day.Year < year; day = day.AddDays(1))
            if (!CanFileOn(day, calendar))
                return day;
        return Today.Year >= year ? Today : null;
    }

    private bool CanFileOn(DateOnly day, WorkingCalendar calendar) =>
        FilingRules.FindEarliestFirstLesson(ShanghaiTime.At(day, 9), calendar, settings.Ordering) is not null;

    private async Task<IReadOnlyList<OrderListing>> OrdersAsync(DateOnly from)
    {
        var found = new List<OrderListing>();
        foreach (var stage in InHand)
        {
            var page = await orders.PageAsync(list: null, stage, streets: null, after: null, MostOrders);
            found.AddRange(page.Rows.Select(row => row.Value));
        }

        return [.. found.Where(order => ShanghaiTime.DateOf(order.FirstLesson) >= from).OrderBy(o => o.FirstLesson)];
    }
}
