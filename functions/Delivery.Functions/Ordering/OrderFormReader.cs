using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering;

/// <summary>Gathers what stands around an order form: what may be chosen, what is left, what it would cost.</summary>
public sealed class OrderFormReader(
    Site site,
    Registers registers,
    OrderFactsReader facts,
    StreetYears streetYears,
    Calendars calendars,
    CurrentSettings settings,
    FeeNorms fees,
    TimeProvider clock
)
{
    public async Task<OrderFormModel> ModelAsync(
        Caller caller,
        string postTo,
        OrderFormValues values,
        FormErrors errors,
        string formKey,
        Order? returned = null
    )
    {
        var now = clock.GetUtcNow();
        var earliest = await EarliestAsync(now);
        var disciplines = await DisciplinesAsync(returned?.Request.Discipline);
        var chosen = disciplines.Find(discipline => discipline.Code == values.Discipline);
        var orders = await streetYears.OrdersAsync(caller.Id, ShanghaiTime.DateOf(now).Year);
        return new OrderFormModel(
            site.FrameFor(caller),
            formKey,
            caller.Name,
            Season.RunningOrNext(earliest).Label,
            postTo,
            values,
            errors,
            [
                .. disciplines.Select(discipline => new Choice(
                    discipline.Code,
                    discipline.Name,
                    discipline.Category.Label()
                )),
            ],
            [],
            chosen is null ? null : Hint(chosen, earliest, [.. orders.Select(order => order.Value)]),
            values.FundingStream == nameof(FundingStream.Basic)
                ? await QuotaAsync(caller.Id, now, chosen, TimesOf(values, chosen))
                : null,
            earliest,
            settings.Ordering,
            ReturnedWith: returned?.History[^1].Comment
        );
    }

    public async Task<Contacts?> ContactsOfAsync(string street) =>
        (await registers.Streets.FindAsync(street))?.Value.Contacts;

    /// <summary>A form opens with the street's own contacts, which can be changed for this order.</summary>
    public async Task<OrderFormValues> EmptyAsync(string street) =>
        await ContactsOfAsync(street) is { } own ? OrderForm.ValuesOf(own) : new OrderFormValues();

    public async Task<OrderForm> OrderOfAsync(IFormCollection form, string street) =>
        OrderForm.Read(form, street).WithoutContactsOf(await ContactsOfAsync(street));

    /// <param name="except">An order that is filed anew, which does not count against itself.</param>
    public async Task<IReadOnlyList<Refusal>> CheckAsync(OrderForm order, string? except = null) =>
        await facts.ReadAsync(order.Request, except) is { } known
            ? OrderRules.Check(order.Request, known)
            : [SubmitOrder.UnknownStreet(order.Request.Street)];

    /// <summary>What the page shows beside the fields, for the script to refresh.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NotesAsync(string street, OrderRequest request)
    {
        var notes = new Dictionary<string, string>();
        if (await registers.Disciplines.FindAsync(request.Discipline) is not { } discipline)
            return notes;
        var now = clock.GetUtcNow();
        var orders = await streetYears.OrdersAsync(street, ShanghaiTime.DateOf(now).Year);
        notes["discipline"] = Hint(
            discipline.Value,
            await EarliestAsync(now),
            [.. orders.Select(order => order.Value)]
        );
        notes["estimate"] =
            request.FundingStream == FundingStream.Basic
                ? $"本单预计 {Yuan.Short(await fees.EstimateAsync(discipline.Value.Category, request.Lessons))} 元"
                : "这个经费渠道不占用街镇配额";
        return notes;
    }

    public async Task<int?> LessonsOfAsync(string discipline) =>
        (await registers.Disciplines.FindAsync(discipline))?.Value.DefaultLessons;

    /// <param name="kept">What a returned order has already, though it may no longer be offered.</param>
    private async Task<List<Discipline>> DisciplinesAsync(string? kept)
    {
        var all = new List<Discipline>();
        await foreach (var discipline in registers.Disciplines.AllAsync())
            if (discipline.Value.Active || discipline.Value.Code == kept)
                all.Add(discipline.Value);
        return
        [
            .. all.OrderBy(discipline => discipline.Category)
                .ThenBy(discipline => discipline.Code, StringComparer.Ordinal),
        ];
    }

    private async Task<QuotaFigures> QuotaAsync(string street, DateTimeOffset now, Discipline? chosen, IReadOnlyList<LessonTime> lessons)
    {
        var year = ShanghaiTime.DateOf(now).Year;
        var sums = (await streetYears.HeadAsync(street, year))?.Value ?? new StreetYearHead(0, 0, 0);
        decimal? estimate =
            chosen is null || lessons.Count == 0 ? null : await fees.EstimateAsync(chosen.Category, lessons);
        return new QuotaFigures(year, settings.QuotaOf(year), sums.Spent, sums.Reserved, estimate);
    }

    // A date is enough to know the norm; a length that is not typed yet is the discipline's own.
    private static IReadOnlyList<LessonTime> TimesOf(OrderFormValues values, Discipline? chosen) =>
        chosen is null
            ? []
            :
            [
                .. from slot in values.Lessons ?? []
                let minutes = TypedNumbers.Whole(slot.Minutes) ?? chosen.LessonMinutes
                where DateOnly.TryParseExact(slot.Date, "yyyy-MM-dd", out _)
                select new LessonTime(ShanghaiTime.StartOf(DateOnly.ParseExact(slot.Date, "yyyy-MM-dd")), minutes),
            ];

    private string Hint(Discipline chosen, DateOnly date, IReadOnlyList<Order> orders)
    {
        var season = Season.RunningOrNext(date);
        var counted = orders
            .Where(order => order.Stage.IsLive() && order.Request.FundingStream == FundingStream.Basic)
            .Where(order => season.Contains(ShanghaiTime.DateOf(order.Request.Lessons[0].Start)))
            .ToList();
        var chosenBefore = counted
            .Where(order => order.Category == chosen.Category)
            .Select(order => order.Request.Discipline);
        var lessons = counted
            .Where(order => order.Request.Discipline == chosen.Code)
            .Sum(order => order.Request.Lessons.Count);
        var lessonsLeft = $"{chosen.Name}还可排 {Math.Max(0, settings.Ordering.LessonsPerDiscipline - lessons)} 节";
        return chosen.Category.IsSkill()
            ? $"{chosen.Category.Label()}还可选 {Math.Max(0, settings.Ordering.DisciplinesPerCategory - chosenBefore.Distinct().Count())} 个项目 · {lessonsLeft}"
            : lessonsLeft;
    }

    // What is ordered today is taught from the earliest first lesson on: that season is meant.
    private async Task<DateOnly> EarliestAsync(DateTimeOffset now) =>
        FilingRules.EarliestFirstLesson(now, await calendars.LoadAsync(), settings.Ordering);
}
