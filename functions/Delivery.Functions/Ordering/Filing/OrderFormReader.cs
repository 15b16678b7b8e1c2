using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Ordering.Agreements;
using Delivery.Functions.Ordering.Seasons;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>Gathers what stands around an order form: what may be chosen, what is left, what it would cost.</summary>
public sealed partial class OrderFormReader(
    Site site,
    Registers registers,
    OrderFactsReader facts,
    StreetYears streetYears,
    Calendars calendars,
    CurrentSettings settings,
    FeeNorms fees,
    TeachersWhoCame teachers,
    OtherLessons others,
    TimeProvider clock
)
{
    public async Task<OrderFormModel> ModelAsync(OpenForm open, OrderFormValues values, FormErrors errors)
    {
        var (now, street) = (clock.GetUtcNow(), open.Returned?.Request.Street ?? open.Caller.Id);
        var calendar = await calendars.LoadAsync();
        var earliest = FilingRules.EarliestFirstLesson(now, calendar, settings.Ordering);
        var disciplines = await DisciplinesAsync(open.Returned?.Request.Discipline);
        var chosen = disciplines.Find(discipline => discipline.Code == values.Discipline);
        var season = await SeasonOfAsync(FirstDayOf(values.Lessons ?? []), earliest);
        var year = await streetYears.WholeAsync(street, season.Year);
        var counted = await facts.CountedAsync(street, year.Orders, season.Year);
        var room = RoomOf(counted, season, open.Returned?.OrderId);
        return new OrderFormModel(
            site.FrameFor(open.Caller),
            open.FormKey,
            open.Caller.Name,
            room.Season.Label,
            open.Path,
            values,
            errors,
            [.. disciplines.Select(discipline => ChoiceOf(discipline, values.FundingStream, room))],
            await TeachersAsync(street, values.RequestedTeacher),
            chosen is null ? null : SeasonWords.Left(room, chosen),
            values.FundingStream == nameof(FundingStream.Basic)
                ? await QuotaAsync(year.Head, season.Year, chosen, TimesOf(values, chosen))
                : null,
            earliest,
            settings.Ordering,
            ReturnedWith: open.Returned?.History[^1].Comment,
            Questions: open.Returned?.History[^1].Questions ?? [],
            DayNotes: [.. (values.Lessons ?? []).Select(slot => SeasonWords.OfDay(slot.Date, calendar))],
            Holidays: HolidaysOf(season, earliest, calendar),
            Draft: open.Draft,
            Returned: open.Returned?.OrderId,
            KeptAnswer: open.KeptAnswer,
            Grades: await fees.GradesAsync(),
            Months: await MonthsAsync(
                season,
                values.FundingStream,
                earliest,
                values.Lessons ?? [],
                counted,
                open.Returned?.OrderId
            )
        );
    }

    // What is ordered off the quota has no limits.
    private static Choice ChoiceOf(Discipline discipline, string stream, SeasonRoom room) =>
        new(
            discipline.Code,
            stream == nameof(FundingStream.Basic)
                ? $"{discipline.Name}（{SeasonWords.Short(room, discipline)}）"
                : discipline.Name,
            discipline.Category.Label()
        );

    private SeasonRoom RoomOf(IReadOnlyList<Order> orders, Season season, string? except) =>
        SeasonRoom.Of(season, orders.Where(order => order.OrderId != except), settings.Ordering);

    /// <summary>The season of the first lesson; while none is typed, the first that takes orders and can still be filed for.</summary>
    private async Task<Season> SeasonOfAsync(DateOnly? firstLesson, DateOnly earliest)
    {
        var seasons = settings.Ordering.Seasons;
        if (firstLesson is { } day && seasons.SeasonOf(day) is { } typed)
            return typed;
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var open = (await registers.Seasons.LatelyAsync())
            .Select(row => row.Value)
            .Where(window => window.IsOpenOn(today) && seasons.LastOf(window.Season) >= earliest)
            .OrderBy(window => seasons.FirstOf(window.Season))
            .ToList();
        return open.Count > 0 ? open[0].Season : seasons.RunningOrNext(earliest);
    }

    /// <param name="kept">Whom the order names already, though he or she may not have come.</param>
    private async Task<IReadOnlyList<Choice>> TeachersAsync(string street, string? kept)
    {
        var streets = await registers.CodesOfAsync(street);
        var came = await teachers.OfAsync(street);
        var refused = (await registers.ExclusionsAsync())
            .Where(one => one is { ByStreet: true, Street: { } by } && streets.Contains(by))
            .Where(one => one.HoldsAt(clock.GetUtcNow()))
            .Select(one => one.TeacherId)
            .ToHashSet(StringComparer.Ordinal);
        var choices = came.Where(one => one.Key == kept || !refused.Contains(one.Key))
            .OrderBy(one => one.Value, StringComparer.Ordinal)
            .Select(one => new Choice(one.Key, $"{one.Value}老师"));
        if (kept is null or "" || came.ContainsKey(kept))
            return [.. choices];
        // Anybody's number can be typed: nobody learns a name by it.
        return [.. choices, new Choice(kept, $"编号{kept}的老师")];
    }

    public async Task<Contacts?> ContactsOfAsync(string street) => (await registers.ReachedAsync(street))?.Contacts;

    /// <summary>A form opens with the street's own contacts, which can be changed for this order.</summary>
    public async Task<OrderFormValues> EmptyAsync(string street) =>
        await ContactsOfAsync(street) is { } own ? OrderForm.ValuesOf(own) : new OrderFormValues();

    public async Task<OrderForm> OrderOfAsync(IFormCollection form, string street) =>
        OrderForm.Read(form, street).WithoutContactsOf(await ContactsOfAsync(street));

    /// <param name="except">An order that is filed anew, which does not count against itself.</param>
    public async Task<IReadOnlyList<Refusal>> CheckAsync(OrderForm order, string? except = null) =>
        await facts.ReadAsync(order.Request, except) is { } known
            ? LinkToAgreement.In(order.Request, known, OrderRules.Check(order.Request, known))
            : [SubmitOrder.UnknownStreet(order.Request.Street)];

    /// <param name="kept">What a returned order has already, though it may no longer be offered.</param>
    private async Task<List<Discipline>> DisciplinesAsync(string? kept)
    {
        var all = (await registers.Disciplines.LatelyAsync()).Select(row => row.Value);
        return
        [
            .. all.Where(discipline => discipline.Active || discipline.Code == kept)
                .OrderBy(discipline => discipline.Category)
                .ThenBy(discipline => discipline.Code, StringComparer.Ordinal),
        ];
    }

    private async Task<QuotaFigures> QuotaAsync(
        StreetYearHead sums,
        int year,
        Discipline? chosen,
        IReadOnlyList<LessonTime> lessons
    )
    {
        decimal? estimate =
            chosen is null || lessons.Count == 0 ? null : await fees.EstimateAsync(chosen.Category, lessons);
        return new QuotaFigures(year, sums.TotalOf(settings.QuotaOf(year)), sums.Spent, sums.Reserved, estimate);
    }

    // A date is enough to know the norm; a length that is not typed yet is the discipline's own.
    private static IReadOnlyList<LessonTime> TimesOf(OrderFormValues values, Discipline? chosen) =>
        chosen is null
            ? []
            :
            [
                .. from slot in values.Lessons ?? []
                let minutes = TypedNumbers.Whole(slot.Minutes) ?? chosen.LessonMinutes
                let date = DateOnly.TryParseExact(slot.Date, "yyyy-MM-dd", out var day) && day.Year is > 1 and < 9999
                    ? day
                    : (DateOnly?)null
                where date is not null
                select new LessonTime(ShanghaiTime.StartOf(date.Value), minutes),
            ];
}
