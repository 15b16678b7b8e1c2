using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.People.Succession;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.People.Succession;

/// <summary>
/// Orders that go to the street that is made: each leaves under its old number and is then filed under a new one. It never
/// stands twice before the reviewers; cut off anywhere it is done again from where it stands. What was approved or
/// ended meanwhile stays.
/// </summary>
public sealed class HandOverOrders(
    Registers registers,
    StreetYears streetYears,
    OrderLists lists,
    TellOfStayedOrders letters,
    Commands commands,
    TimeProvider clock
)
{
    [Function(nameof(HandOverOrders))]
    public async Task Run([ActivityTrigger] StreetsChanged change, [DurableClient] DurableTaskClient durable)
    {
        var from = (await registers.Streets.FindAsync(change.Code))!.Value;
        var to = (await registers.Streets.FindAsync(change.OtherCode))!.Value;
        var stayed = new List<Refusal>();
        foreach (var orderId in change.Orders ?? [])
        {
            var left = await commands.RunAsync<Order>(
                Caller.Service,
                streetYears.PlaceOf(orderId),
                durable,
                () => LeaveAsync(orderId, from, to, change.By ?? Caller.Service.Name)
            );
            stayed.AddRange(left.Refusals);
            if (!left.IsRefused)
                await TakeOverAsync(left.Value, from, to, durable);
        }

        await letters.TellAsync(change, from, to, stayed);
    }

    private async Task<Decided<Order>> LeaveAsync(string orderId, Street from, Street to, string by)
    {
        var stored = await streetYears.GetOrderAsync(orderId);
        if (stored.Value.MovedTo?.Street == to.Code)
            return Outcome.Of(stored.Value);
        if (HandoverRules.Against(orderId, stored.Value, from) is { } refusal)
            return Outcome.Refused<Order>(refusal);
        var left = HandoverRules.Leave(stored.Value, to, by, clock.GetUtcNow());
        if (left.IsRefused)
            return left;
        return Decided.Change(
            left.Value,
            new Act("order.hand-over", orderId, to.Code),
            [TableRows.Replace(StreetYears.RowOf(left.Value), stored.ETag)],
            OutboxMessage.Raise(Instances.Course(orderId), Events.Order, OrderMove.Withdrawn)
        );
    }

    private async Task TakeOverAsync(Order left, Street from, Street to, DurableTaskClient durable)
    {
        var year = OrderId.Parse(left.OrderId).Year;
        var taken = await commands.RunAsync<Order>(
            Caller.Service,
            streetYears.PlaceOf(to.Code, year),
            durable,
            () => FileAsync(left, from, to, year)
        );
        await LinkAsync(left.OrderId, taken.Value.OrderId);
        await lists.RefreshAsync(left.OrderId);
        await lists.RefreshAsync(taken.Value.OrderId);
    }

    private async Task<Decided<Order>> FileAsync(Order left, Street from, Street to, int year)
    {
        // The head before the orders: of two runs at once the second finds what the first has filed.
        var head = await streetYears.HeadAsync(to.Code, year);
        var known = (await streetYears.OrdersAsync(to.Code, year)).Select(order => order.Value);
        if (known.FirstOrDefault(order => order.MovedFrom?.OrderId == left.OrderId) is { } before)
            return Outcome.Of(before);
        var next = head?.Value ?? StreetYearHead.None;
        var numbered = next with { LastNumber = next.LastNumber + 1 };
        var id = OrderId.Format(to.Code, year, numbered.LastNumber);
        var order = HandoverRules.TakeOver(left, id, to, from, clock.GetUtcNow());
        var isReturned = order.Stage == OrderStage.Returned;
        var typed = isReturned ? await streetYears.DraftAsync(from.Code, year, left.OrderId) : null;
        var begun = OutboxMessage.Start(nameof(CourseOrchestrator), Instances.Course(id), id);
        return Decided.Change(
            order,
            new Act("order.take-over", id, left.OrderId),
            [
                StreetYears.Put(StreetYears.Partition(to.Code, year), head, numbered),
                TableRows.Insert(StreetYears.RowOf(order)),
                // What its street has typed into it goes along.
                .. typed is null
                    ? []
                    : (TableTransactionAction[])[StreetYears.Put(to.Code, typed.Value with { Id = id })],
            ],
            isReturned ? [begun, OutboxMessage.Raise(Instances.Course(id), Events.Order, OrderMove.Returned)] : [begun]
        );
    }

    private Task LinkAsync(string orderId, string newId) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var stored = await streetYears.GetOrderAsync(orderId);
            if (stored.Value.MovedTo is not { OrderId: null } link)
                return (true, true);
            var linked = stored.Value with { MovedTo = link with { OrderId = newId } };
            var row = TableRows.Replace(StreetYears.RowOf(linked), stored.ETag);
            return (
                await streetYears.Table.TryCommitAsync([row, .. await streetYears.TypedGoneAsync(stored.Value)]),
                true
            );
        });
}
