using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Ordering.Agreements;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>Takes a street's order: checked by every rule at once, numbered, saved, and its course begun.</summary>
public sealed class SubmitOrder(
    OrderFactsReader reader,
    StreetYears streetYears,
    OrderLists lists,
    Commands commands,
    FeeNorms fees,
    Telemetry telemetry,
    TimeProvider clock
)
{
    public static Refusal UnknownStreet(string code) =>
        new("street.unknown", $"没有登记街镇“{code}”，请核对代码", "street");

    public async Task<Outcome<Order>> RunAsync(OrderRequest request, Call call, DurableTaskClient durable)
    {
        var year = ShanghaiTime
            .DateOf(request.Lessons.Select(lesson => lesson.Start).DefaultIfEmpty(clock.GetUtcNow()).Min())
            .Year;
        var place = streetYears.PlaceOf(request.Street, year);
        var outcome = await commands.RunAsync(call, place, durable, () => DecideAsync(request, year, call.By));
        if (outcome.IsRefused)
            return outcome;
        if (!call.IsRepeated)
            telemetry.OrdersSubmitted.Add(1);
        // The course lists its order too; doing it here lets the sender find it at once.
        await lists.RefreshAsync(outcome.Value.OrderId);
        return outcome;
    }

    private async Task<Decided<Order>> DecideAsync(OrderRequest request, int year, Caller by)
    {
        // Read before the rules look: a rival's order of the same street makes this head stale, and we look again.
        var head = await streetYears.HeadAsync(request.Street, year);
        if (await reader.ReadAsync(request) is not { } facts)
            return Outcome.Refused<Order>(UnknownStreet(request.Street));
        var refusals = OrderRules.Check(request, facts);
        if (refusals.Count > 0)
            return Outcome.Refused<Order>(LinkToAgreement.In(request, facts, refusals));
        var category = facts.Discipline!.Category;
        var order = NewOrder.Of(
            request,
            category,
            await fees.EstimateAsync(category, request.Lessons),
            OrderId.Format(request.Street, year, (head?.Value.LastNumber ?? 0) + 1),
            by,
            clock.GetUtcNow()
        );
        return Decided.Change(
            order,
            new Act("order.submit", order.OrderId),
            Rows(order, year, head),
            OutboxMessage.Start(nameof(CourseOrchestrator), Instances.Course(order.OrderId), order.OrderId)
        );
    }

    private static Azure.Data.Tables.TableTransactionAction[] Rows(Order order, int year, Stored<StreetYearHead>? head)
    {
        var next = head?.Value ?? StreetYearHead.None;
        var numbered = next with { LastNumber = next.LastNumber + 1 };
        return
        [
            StreetYears.Put(StreetYears.Partition(order.Request.Street, year), head, numbered),
            TableRows.Insert(StreetYears.RowOf(order)),
        ];
    }
}
