using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.People.Succession;
using Delivery.Functions.Security;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Delivery.Pages.People.Succession;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Succession;

/// <summary>What a merger or a split would take along, in figures of this moment.</summary>
public sealed class SuccessionReader(
    Site site,
    StreetYears streetYears,
    Registers registers,
    QuotaPassing passing,
    SessionRows sessions,
    Rights rights,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public async Task<SuccessionModel> ModelAsync(
        Caller caller,
        Street street,
        StreetChange asked,
        SuccessionTyped typed,
        FormErrors errors
    ) =>
        new(
            site.FrameFor(caller),
            street.Code,
            street.Name,
            caller.May(Role.Admin),
            typed,
            errors,
            asked.Other is { } other && other.Code != street.Code
                ? new SuccessionPreview(
                    asked.Kind == StreetChangeKind.Merge,
                    other.Name,
                    asked.From,
                    await OfAsync(street),
                    await OfAsync(other),
                    asked.Kind == StreetChangeKind.Split ? await OpenAsync(street, typed.Orders) : [],
                    asked.Part
                )
                : null
        );

    public SuccessionModel Empty(Caller caller, Street street, SuccessionTyped typed) =>
        new(site.FrameFor(caller), street.Code, street.Name, caller.May(Role.Admin), typed, FormErrors.None, null);

    private async Task<StreetSituation> OfAsync(Street street)
    {
        var now = clock.GetUtcNow();
        var year = ShanghaiTime.DateOf(now).Year;
        var (whole, next) = (
            await streetYears.WholeAsync(street.Code, year),
            await streetYears.OrdersAsync(street.Code, year + 1)
        );
        IReadOnlyList<Order> open =
        [
            .. whole.Orders.Concat(next.Select(order => order.Value)).Where(order => !order.Stage.IsFinal()),
        ];
        return new StreetSituation(
            street.Name,
            year,
            [.. open.GroupBy(order => order.Stage).OrderBy(same => same.Key).Select(same => (same.Key, same.Count()))],
            [
                .. open.CountBy(order => order.Request.FundingStream)
                    .OrderBy(one => one.Key)
                    .Select(one => (one.Key, one.Value)),
            ],
            open.Sum(order => order.Request.Lessons.Count(lesson => lesson.Start > now)),
            new QuotaFigures(year, whole.Head.TotalOf(settings.QuotaOf(year)), whole.Head.Spent, whole.Head.Reserved),
            await passing.FreeAsync(street.Code, year),
            whole.Agreement is { InForce: true },
            whole.Plan is not null,
            await SessionsAsync(street)
        );
    }

    private async Task<IReadOnlyList<OpenOrder>> OpenAsync(Street street, IReadOnlyList<string> chosen)
    {
        var year = ShanghaiTime.DateOf(clock.GetUtcNow()).Year;
        var names = (await registers.Disciplines.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name);
        var orders = new List<Order>();
        foreach (var one in new[] { year, year + 1 })
            orders.AddRange((await streetYears.OrdersAsync(street.Code, one)).Select(order => order.Value));
        return
        [
            .. orders
                .Where(order => !order.Stage.IsFinal())
                .OrderBy(order => order.LastFiledAt)
                .Select(order => new OpenOrder(
                    order.OrderId,
                    names.GetValueOrDefault(order.Request.Discipline, order.Request.Discipline),
                    order.Request.Venue.Name,
                    order.Request.FirstDay(),
                    order.Request.LastDay(),
                    order.Request.Lessons.Count,
                    order.Request.FundingStream == FundingStream.Basic && OrderId.Parse(order.OrderId).Year == year
                        ? order.EstimatedFees
                        : 0,
                    order.Stage,
                    chosen.Contains(order.OrderId),
                    HandoverRules.Against(order.OrderId, order, street)?.Message
                )),
        ];
    }

    private async Task<int> SessionsAsync(Street street)
    {
        var count = 0;
        foreach (var contact in new[] { street.Contacts.Ordering, street.Contacts.ForDelivery }.Distinct())
        {
            var person = rights.PersonOf(CallerKind.Street, street.Code, contact.Name, contact.Email);
            await foreach (var session in sessions.OfPersonAsync(person))
                count += session.Value.Ends > clock.GetUtcNow() ? 1 : 0;
        }

        return count;
    }
}
