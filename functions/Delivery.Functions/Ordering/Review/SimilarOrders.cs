using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Pages.Ordering;

namespace Delivery.Functions.Ordering.Review;

/// <summary>Orders of the same discipline, beside which one is judged: the street's own, and those of its district.</summary>
public sealed class SimilarOrders(StreetYears streetYears, OrderLists lists, Registers registers)
{
    private const int RowsAtOnce = 200;
    private const int MostPages = 15;
    private const int MostShown = 8;

    /// <summary>The street's other orders of the discipline, this year and last, the newest first.</summary>
    public async Task<IReadOnlyList<PastOrder>> OfStreetAsync(Order order, string streetName)
    {
        var (street, year) = (order.Request.Street, OrderId.Parse(order.OrderId).Year);
        var orders = new List<Stored<Order>>(await streetYears.OrdersAsync(street, year));
        orders.AddRange(await streetYears.OrdersAsync(street, year - 1));
        return
        [
            .. orders
                .Select(stored => stored.Value)
                .Where(other => other.Request.Discipline == order.Request.Discipline && other.OrderId != order.OrderId)
                .OrderByDescending(other => other.Request.FirstDay())
                .Take(MostShown)
                .Select(other => new PastOrder(
                    other.OrderId,
                    streetName,
                    other.Request.Lessons.Count,
                    other.Request.FirstDay(),
                    other.Stage
                )),
        ];
    }

    /// <summary>Live orders of the discipline in other streets of the district, in the list of the same season.</summary>
    public async Task<IReadOnlyList<PastOrder>> NearbyAsync(Order order, string district)
    {
        var list = OrderLists.PartitionOf(order.Request.Lessons[0].Start);
        var names = (await registers.Streets.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name);
        var found = new List<OrderListing>();
        string? after = null;
        for (var pages = 0; pages < MostPages && found.Count < MostShown; pages++)
        {
            var page = await lists.PageAsync(list, stage: null, streets: null, after, RowsAtOnce);
            found.AddRange(page.Rows.Select(row => row.Value).Where(other => IsNear(other, order, district)));
            if ((after = page.After) is null)
                break;
        }

        return
        [
            .. found
                .OrderBy(other => other.FirstLesson)
                .Take(MostShown)
                .Select(other => new PastOrder(
                    other.OrderId,
                    names.GetValueOrDefault(other.Street, other.Street),
                    other.Lessons,
                    Domain.Calendar.ShanghaiTime.DateOf(other.FirstLesson),
                    other.Stage
                )),
        ];
    }

    private static bool IsNear(OrderListing other, Order order, string district) =>
        other.District == district
        && other.Discipline == order.Request.Discipline
        && other.Street != order.Request.Street
        && other.Stage.IsLive();
}
