using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Ordering.Agreements;
using Delivery.Functions.Ordering.Filing;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering.Review;

/// <summary>A street answers a returned order with a corrected one; every rule looks again, as of now.</summary>
public sealed class ResubmitOrder(
    OrderFactsReader reader,
    StreetYears streetYears,
    OrderLists lists,
    Commands commands,
    FeeNorms fees,
    TimeProvider clock
)
{
    public async Task<Outcome<Order>> RunAsync(
        string orderId,
        OrderRequest request,
        Azure.ETag? ifMatch,
        Call call,
        DurableTaskClient durable
    )
    {
        var outcome = await commands.RunAsync(
            call,
            streetYears.PlaceOf(orderId),
            durable,
            () => DecideAsync(orderId, request, ifMatch, call.By)
        );
        if (!outcome.IsRefused)
            await lists.RefreshAsync(orderId);
        return outcome;
    }

    public static Refusal Stale { get; } = new("etag.mismatch", "订单已被别人修改，请重新打开后再提交");

    private async Task<Decided<Order>> DecideAsync(string orderId, OrderRequest request, Azure.ETag? ifMatch, Caller by)
    {
        if (await streetYears.OrderAsync(orderId) is not { } stored)
            return Outcome.Refused<Order>(DecideOrder.Unknown(orderId));
        // As of a new order: whatever the street files meanwhile makes it stale, and the limits are looked at again.
        var (street, year) = (stored.Value.Request.Street, OrderId.Parse(orderId).Year);
        var head = await streetYears.HeadAsync(street, year);
        if (ifMatch is { } version && !version.Fits(stored.ETag))
            return Outcome.Refused<Order>(Stale);
        var moved = stored.Value.MoveTo(OrderStage.Submitted, clock.GetUtcNow(), by.Name);
        if (moved.IsRefused)
            return moved;
        if (SameHome(orderId, request) is { } elsewhere)
            return Outcome.Refused<Order>(elsewhere);
        var facts = await reader.ReadAsync(request, except: orderId);
        IReadOnlyList<Refusal> refusals = facts is null
            ? [SubmitOrder.UnknownStreet(request.Street)]
            : LinkToAgreement.In(request, facts, OrderRules.Check(request, facts));
        if (refusals.Count > 0)
            return Outcome.Refused<Order>(refusals);
        var category = facts!.Discipline!.Category;
        var order = moved.Value with
        {
            Request = request with { Lessons = [.. request.Lessons.OrderBy(lesson => lesson.Start)] },
            Category = category,
            EstimatedFees = await fees.EstimateAsync(category, request.Lessons),
        };
        return Decided.Change(
            order,
            new Act("order.resubmit", orderId),
            [
                StreetYears.Put(StreetYears.Partition(street, year), head, head?.Value ?? StreetYearHead.None),
                TableRows.Replace(StreetYears.RowOf(order), stored.ETag),
                .. await streetYears.AnswerGoneAsync(stored.Value),
            ],
            OutboxMessage.Raise(Instances.Course(orderId), Events.Order, OrderMove.Resubmitted)
        );
    }

    // The id carries street and year, and the quota lies with them.
    private static Refusal? SameHome(string orderId, OrderRequest request)
    {
        var home = OrderId.Parse(orderId);
        if (request.Street != home.StreetCode)
            return new Refusal("order.street", "补充时不能换街镇，请撤回后另行提交", "street");
        return
            request.Lessons.Count > 0
            && ShanghaiTime.DateOf(request.Lessons.Min(lesson => lesson.Start)).Year != home.Year
            ? new Refusal("order.year", $"第1节课应仍在{home.Year}年，改到别的年份请撤回后另行提交", "lessons[0].start")
            : null;
    }
}
