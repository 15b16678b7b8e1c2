using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Ordering.Filing;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering.Bulk;

/// <summary>What became of a group: ids in order, and what could not be taken any more.</summary>
public sealed record FiledOrders(IReadOnlyList<string> OrderIds, IReadOnlyList<string> Refused);

/// <summary>
/// Files many orders of one street and year in one batch: numbered one after another, judged once more on what is stored
/// now, and each course begun. The season's list follows with each course's first step.
/// </summary>
public sealed class FileOrders(
    StreetYears streetYears,
    Registers registers,
    BulkFacts facts,
    Commands commands,
    Telemetry telemetry,
    TimeProvider clock
)
{
    /// <summary>A batch holds a hundred rows; each order has its message in the line of the audit log.</summary>
    public const int Most = 40;

    public async Task<FiledOrders> RunAsync(OrderGroup group, Call call, DurableTaskClient durable)
    {
        var place = streetYears.PlaceOf(group.Street, group.Year);
        var outcome = await commands.RunAsync(call, place, durable, () => DecideAsync(group, call.By));
        if (!call.IsRepeated)
            telemetry.OrdersSubmitted.Add(outcome.Value.OrderIds.Count);
        return outcome.Value;
    }

    private async Task<Decided<FiledOrders>> DecideAsync(OrderGroup group, Caller by)
    {
        // Read before the rules look: a rival's order of the same street makes this head stale, and we look again.
        var head = await streetYears.HeadAsync(group.Street, group.Year);
        var catalogue = (await registers.Disciplines.LatelyAsync()).Select(row => row.Value).ToList();
        var judge = await facts.ForAsync(group.Orders, catalogue);
        var (orders, refused) = (new List<Order>(), new List<string>());
        foreach (var (at, request) in group.Orders.Index())
            if (judge.Check(request, at + 1).Refusals is { Count: > 0 } refusals)
                refused.Add($"{request.Discipline} {request.Venue.Name}：{refusals[0].Message}");
            else
                orders.Add(
                    NewOrder.Of(
                        request,
                        catalogue.First(one => one.Code == request.Discipline).Category,
                        judge.EstimateOf(request),
                        OrderId.Format(group.Street, group.Year, (head?.Value.LastNumber ?? 0) + orders.Count + 1),
                        by,
                        clock.GetUtcNow()
                    )
                );
        var filed = new FiledOrders([.. orders.Select(order => order.OrderId)], refused);
        return orders.Count == 0 ? Outcome.Of(filed) : Filed(filed, orders, group, head);
    }

    private static Decided<FiledOrders> Filed(
        FiledOrders filed,
        IReadOnlyList<Order> orders,
        OrderGroup group,
        Stored<StreetYearHead>? head
    )
    {
        var known = head?.Value ?? StreetYearHead.None;
        return Decided.Change(
            filed,
            new Act("order.submit-many", $"{group.Street}/{group.Year}", string.Join(' ', filed.OrderIds)),
            [
                StreetYears.Put(
                    StreetYears.Partition(group.Street, group.Year),
                    head,
                    known with
                    {
                        LastNumber = known.LastNumber + orders.Count,
                    }
                ),
                .. orders.Select(order => TableRows.Insert(StreetYears.RowOf(order))),
            ],
            [
                .. orders.Select(order =>
                    OutboxMessage.Start(nameof(CourseOrchestrator), Instances.Course(order.OrderId), order.OrderId)
                ),
            ]
        );
    }
}
