using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering;

/// <summary>Takes a street's order: checked by every rule at once, numbered, saved, and its course begun.</summary>
public sealed class SubmitOrder(
    OrderFactsReader reader,
    StreetYears streetYears,
    OrderLists lists,
    Outbox outbox,
    FeeTable fees,
    Telemetry telemetry,
    TimeProvider clock
)
{
    public static Refusal UnknownStreet(string code) =>
        new("street.unknown", $"没有登记街镇“{code}”，请核对代码", "street");

    /// <param name="key">The sender's idempotency key: the same key is the same order.</param>
    public async Task<Outcome<Order>> RunAsync(OrderRequest request, Caller by, string? key, DurableTaskClient durable)
    {
        var outcome = await TableRows.UntilCommittedAsync(() => TryAsync(request, by, key, durable));
        // The course lists its order too; doing it here lets the sender find it at once.
        if (!outcome.IsRefused)
            await lists.RefreshAsync(outcome.Value.OrderId);
        return outcome;
    }

    private async Task<(bool Committed, Outcome<Order> Result)> TryAsync(
        OrderRequest request,
        Caller by,
        string? key,
        DurableTaskClient durable
    )
    {
        var year = ShanghaiTime
            .DateOf(request.Lessons.Select(lesson => lesson.Start).DefaultIfEmpty(clock.GetUtcNow()).Min())
            .Year;
        // Read before the rules look: a rival's order of the same street makes this head stale, and we look again.
        var head = await streetYears.HeadAsync(request.Street, year);
        if (key is not null && await streetYears.OrderOfKeyAsync(request.Street, year, key) is { } same)
            return (true, Outcome.Of(same.Value));
        if (await reader.ReadAsync(request) is not { } facts)
            return (true, Outcome.Refused<Order>(UnknownStreet(request.Street)));
        var refusals = OrderRules.Check(request, facts);
        if (refusals.Count > 0)
            return (true, Outcome.Refused<Order>(refusals));
        var order = Order(request, facts, year, head?.Value.LastNumber ?? 0, by);
        var committed = await outbox.TryCommitAsync(
            durable,
            streetYears.Table,
            StreetYears.Partition(request.Street, year),
            [.. Rows(order, year, head, key)],
            OutboxMessage.Start(nameof(CourseOrchestrator), Instances.Course(order.OrderId), order.OrderId)
        );
        if (committed)
            telemetry.OrdersSubmitted.Add(1);
        return (committed, Outcome.Of(order));
    }

    private Order Order(OrderRequest request, OrderFacts facts, int year, int lastNumber, Caller by)
    {
        var (now, category) = (clock.GetUtcNow(), facts.Discipline!.Category);
        return new Order(
            OrderId.Format(request.Street, year, lastNumber + 1),
            request with
            {
                Lessons = [.. request.Lessons.OrderBy(lesson => lesson.Start)],
            },
            OrderStage.Submitted,
            now,
            category,
            fees.Estimate(category, request.Lessons.Count),
            [new OrderEvent(now, by.Name, OrderStage.Submitted.Label(), null)]
        );
    }

    private static IEnumerable<Azure.Data.Tables.TableTransactionAction> Rows(
        Order order,
        int year,
        Stored<StreetYearHead>? head,
        string? key
    )
    {
        var next = head?.Value ?? new StreetYearHead(0, 0, 0);
        yield return StreetYears.Put(
            StreetYears.Partition(order.Request.Street, year),
            head,
            next with
            {
                LastNumber = next.LastNumber + 1,
            }
        );
        yield return TableRows.Insert(StreetYears.RowOf(order));
        if (key is not null)
            yield return TableRows.Insert(StreetYears.KeyOf(order, key));
    }
}
