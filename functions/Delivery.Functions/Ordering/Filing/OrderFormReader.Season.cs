using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Functions.Ordering.Seasons;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>What follows the season of the lessons as they are typed.</summary>
public sealed partial class OrderFormReader
{
    /// <summary>What the page shows beside the fields, for the script to refresh.</summary>
    /// <param name="except">An order that is filed anew, which does not count against itself.</param>
    public async Task<IReadOnlyDictionary<string, string>> NotesAsync(
        OrderRequest request,
        IReadOnlyList<LessonSlotValues> slots,
        string? except
    )
    {
        var notes = new Dictionary<string, string>();
        foreach (var (at, slot) in slots.Index())
            notes[$"day-{at}"] = SeasonWords.OfDay(slot.Date, await calendars.LoadAsync()) ?? "";
        var calendar = await calendars.LoadAsync();
        var earliest = FilingRules.EarliestFirstLesson(clock.GetUtcNow(), calendar, settings.Ordering);
        var season = await SeasonOfAsync(FirstDayOf(slots), earliest);
        var orders = await streetYears.OrdersAsync(request.Street, season.Year);
        var own = orders.Select(order => order.Value);
        var counted = await facts.CountedAsync(request.Street, [.. own], season.Year);
        var room = RoomOf(counted, season, except);
        foreach (
            var day in (
                await MonthsAsync(season, $"{request.FundingStream}", earliest, slots, counted, except)
            ).SelectMany(month => month.Days)
        )
            notes[$"date-{Dates.Iso(day.Day)}"] = day.Words ?? "";
        notes["season"] = season.Label;
        notes["holidays"] = HolidaysOf(season, earliest, calendar) ?? "";
        foreach (var one in await DisciplinesAsync(request.Discipline))
            notes[$"choice-{one.Code}"] = ChoiceOf(one, $"{request.FundingStream}", room).Text;
        if (await registers.Disciplines.FindAsync(request.Discipline) is not { } discipline)
            return notes;
        notes["discipline"] = SeasonWords.Left(room, discipline.Value);
        notes["estimate"] =
            request.FundingStream == FundingStream.Basic
                ? $"本单预计 {Yuan.Short(await fees.EstimateAsync(discipline.Value.Category, request.Lessons))} 元"
                : "这个经费渠道不占用街镇配额";
        return notes;
    }

    /// <summary>The months in which lessons are chosen, with those that are typed and the street's others.</summary>
    private async Task<IReadOnlyList<LessonMonth>> MonthsAsync(
        Season season,
        string stream,
        DateOnly earliest,
        IReadOnlyList<LessonSlotValues> slots,
        IReadOnlyList<Order> counted,
        string? except
    )
    {
        var chosen = PickedDays.OnDays(slots);
        var (first, last) = LessonCalendar.MonthsOf(
            stream == nameof(FundingStream.NonBasic) ? null : season,
            settings.Ordering.Seasons,
            earliest,
            chosen
        );
        return new LessonCalendar(
            first,
            last,
            await calendars.LoadAsync(),
            await others.OfAsync(counted, except, first, last),
            earliest
        ).With(chosen);
    }

    /// <summary>From this day on a lesson may lie: it can still be filed for, and the season has begun.</summary>
    public async Task<DateOnly> FirstDayToChooseAsync(OrderFormValues values)
    {
        var calendar = await calendars.LoadAsync();
        var earliest = FilingRules.EarliestFirstLesson(clock.GetUtcNow(), calendar, settings.Ordering);
        if (values.FundingStream == nameof(FundingStream.NonBasic))
            return earliest;
        var season = await SeasonOfAsync(FirstDayOf(values.Lessons ?? []), earliest);
        var first = settings.Ordering.Seasons.FirstOf(season);
        return first > earliest ? first : earliest;
    }

    /// <summary>How long a lesson of the discipline usually is, in minutes; empty where there is no such discipline.</summary>
    public async Task<string> UsualMinutesAsync(string discipline) =>
        await registers.Disciplines.FindAsync(discipline) is { } known ? $"{known.Value.LessonMinutes}" : "";

    /// <summary>As many lessons as the discipline usually has, and as are left of the city's quota or fit into a form.</summary>
    /// <param name="except">An order that is filed anew, which does not count against itself.</param>
    public async Task<(int Usual, int Most)> MostLessonsAsync(OrderForm order, string? except)
    {
        if (await registers.Disciplines.FindAsync(order.Request.Discipline) is not { Value: var discipline })
            return (OrderFormFields.MostLessons, OrderFormFields.MostLessons);
        var usual = discipline.DefaultLessons;
        if (order.Request.FundingStream != FundingStream.Basic)
            return (usual, OrderFormFields.MostLessons);
        var calendar = await calendars.LoadAsync();
        var earliest = FilingRules.EarliestFirstLesson(clock.GetUtcNow(), calendar, settings.Ordering);
        var season = await SeasonOfAsync(FirstDayOf(order.Values.Lessons ?? []), earliest);
        var own = (await streetYears.OrdersAsync(order.Request.Street, season.Year)).Select(one => one.Value);
        var counted = await facts.CountedAsync(order.Request.Street, [.. own], season.Year);
        var left = RoomOf(counted, season, except).LessonsFor(discipline.Code);
        return (usual, Math.Min(left, OrderFormFields.MostLessons));
    }

    private static DateOnly? FirstDayOf(IEnumerable<LessonSlotValues> slots)
    {
        var days = slots
            .Select(slot =>
                DateOnly.TryParseExact(slot.Date, "yyyy-MM-dd", out var day) && day.Year is > 1 and < 9999
                    ? day
                    : (DateOnly?)null
            )
            .OfType<DateOnly>();
        return days.Order().Select(day => (DateOnly?)day).FirstOrDefault();
    }

    private string? HolidaysOf(Season season, DateOnly earliest, WorkingCalendar calendar)
    {
        var first = settings.Ordering.Seasons.FirstOf(season);
        return SeasonWords.Holidays(
            first > earliest ? first : earliest,
            settings.Ordering.Seasons.LastOf(season),
            calendar
        );
    }
}
