using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering;

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
        var room = RoomOf(await facts.CountedAsync(request.Street, [.. own], season.Year), season, except);
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
}
