using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>Reads what the order rules need to know about a street, its year and the season.</summary>
public sealed class OrderFactsReader(
    Registers registers,
    StreetYears streetYears,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <param name="except">The order that is being resubmitted, which does not count against itself.</param>
    /// <returns>Null when there is no such street.</returns>
    public async Task<OrderFacts?> ReadAsync(OrderRequest request, string? except = null)
    {
        if (await registers.ReachedAsync(request.Street) is not { } street)
            return null;
        var office = await registers.OfficeOfAsync(street);
        var first = request.Lessons.Count > 0 ? request.Lessons.Min(lesson => lesson.Start) : clock.GetUtcNow();
        var date = ShanghaiTime.DateOf(first);
        var orders = (await streetYears.OrdersAsync(request.Street, date.Year)).Select(other => other.Value);
        var others = await CountedAsync(request.Street, office, [.. orders], date.Year);
        return new OrderFacts(
            street,
            await OfferedAsync(request.Discipline, others, except),
            (await streetYears.AgreementAsync(request.Street, date.Year))?.Value,
            await WindowAsync(date),
            await calendars.LoadAsync(),
            clock.GetUtcNow(),
            [
                .. others
                    .Where(other => other.OrderId != except && other.Stage.IsLive())
                    .Select(order => Counted(order, settings.Ordering)),
            ],
            settings.Ordering,
            calendars.WhomToCall,
            await AgreementVersionAsync(date.Year),
            // What it filed before is answered still.
            except is null
            && office.Code != street.Code
                ? office.Name
                : null,
            string.IsNullOrEmpty(request.RequestedTeacher)
                || await registers.Teachers.FindAsync(request.RequestedTeacher) is not null
        );
    }

    /// <summary>
    /// All orders of a year that the season's limits count together: a street's own, those of the office that answers for
    /// it, and those of all streets merged into that office.
    /// </summary>
    public async Task<IReadOnlyList<Order>> CountedAsync(string street, IReadOnlyList<Order> own, int year) =>
        await registers.OfficeOfAsync(street) is { } office ? await CountedAsync(street, office, own, year) : own;

    private async Task<IReadOnlyList<Order>> CountedAsync(
        string street,
        Street office,
        IReadOnlyList<Order> own,
        int year
    )
    {
        var counted = own.ToList();
        foreach (var other in (string[])[office.Code, .. office.TakenBy(ShanghaiTime.DateOf(clock.GetUtcNow()))])
            if (other != street)
                counted.AddRange((await streetYears.OrdersAsync(other, year)).Select(order => order.Value));
        return counted;
    }

    /// <summary>What of the year's letter must be signed by today.</summary>
    private async Task<string?> AgreementVersionAsync(int year) =>
        settings.Ordering.AgreementRequired
            ? AgreementTexts
                .RequiredOn(await registers.AgreementTextsOfAsync(year), ShanghaiTime.DateOf(clock.GetUtcNow()))
                ?.Version
            : null;

    // What is no longer offered is there for the order that has it already, and for no other.
    private async Task<Discipline?> OfferedAsync(string code, IReadOnlyList<Order> orders, string? except) =>
        await registers.Disciplines.FindAsync(code) is { Value: var discipline }
        && (
            discipline.Active
            || orders.Any(order => order.OrderId == except && order.Request.Discipline == discipline.Code)
        )
            ? discipline
            : null;

    /// <summary>An order as the season's limits count it.</summary>
    internal static OrderOfSeason Counted(Order order, OrderSettings settings) =>
        new(
            order.OrderId,
            settings.Seasons.SeasonOf(ShanghaiTime.DateOf(order.Request.Lessons.Min(lesson => lesson.Start))),
            order.Request.FundingStream,
            order.Category,
            order.Request.Discipline,
            order.Request.Lessons.Count
        );

    private async Task<SeasonWindow?> WindowAsync(DateOnly firstLesson) =>
        settings.Ordering.Seasons.SeasonOf(firstLesson) is { } season
            ? (await registers.Seasons.FindAsync(season.ToString()))?.Value
            : null;
}
