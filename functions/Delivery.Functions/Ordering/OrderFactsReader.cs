using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Ordering;

/// <summary>Reads what the order rules need to know about a street, its year and the season.</summary>
public sealed class OrderFactsReader(
    Registers registers,
    StreetYears streetYears,
    Calendars calendars,
    OrderSettings settings,
    TimeProvider clock
)
{
    /// <param name="except">The order that is being resubmitted, which does not count against itself.</param>
    /// <returns>Null when there is no such street.</returns>
    public async Task<OrderFacts?> ReadAsync(OrderRequest request, string? except = null)
    {
        if (await registers.Streets.FindAsync(request.Street) is not { } street)
            return null;
        var first = request.Lessons.Count > 0 ? request.Lessons.Min(lesson => lesson.Start) : clock.GetUtcNow();
        var date = ShanghaiTime.DateOf(first);
        var others = await streetYears.OrdersAsync(request.Street, date.Year);
        return new OrderFacts(
            street.Value,
            (await registers.Disciplines.FindAsync(request.Discipline))?.Value,
            (await streetYears.AgreementAsync(request.Street, date.Year))?.Value,
            await WindowAsync(date),
            await calendars.LoadAsync(),
            clock.GetUtcNow(),
            [
                .. others
                    .Select(other => other.Value)
                    .Where(other => other.OrderId != except && other.Stage.IsLive())
                    .Select(Counted),
            ],
            settings,
            calendars.WhomToCall
        );
    }

    private OrderOfSeason Counted(Order order) =>
        new(
            order.OrderId,
            settings.Seasons.SeasonOf(ShanghaiTime.DateOf(order.Request.Lessons.Min(lesson => lesson.Start))),
            order.Request.FundingStream,
            order.Category,
            order.Request.Discipline,
            order.Request.Lessons.Count
        );

    private async Task<SeasonWindow?> WindowAsync(DateOnly firstLesson) =>
        settings.Seasons.SeasonOf(firstLesson) is { } season
            ? (await registers.Seasons.FindAsync(season.ToString()))?.Value
            : null;
}
