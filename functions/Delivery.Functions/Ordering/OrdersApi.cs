using Delivery.Domain.Ordering;
using Delivery.Functions.Ordering.Filing;
using Delivery.Functions.Ordering.Review;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering;

/// <summary>Orders over HTTP: file, read, resubmit, withdraw, decide.</summary>
public sealed class OrdersApi(
    Api api,
    StreetYears streetYears,
    SubmitOrder submit,
    ResubmitOrder resubmit,
    WithdrawOrder withdraw,
    DecideOrder decide
)
{
    [Function(nameof(PostOrder))]
    [ApiCall(
        "提交订单",
        Body = typeof(OrderBody),
        Answer = typeof(OrderTaken),
        Status = 201,
        Scopes = [Role.Reviewer],
        Also = "本街镇"
    )]
    public Task<IResult> PostOrder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/orders")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        api.SendAsync<OrderBody>(
            request,
            caller => caller.May(Role.Reviewer) || caller.Kind == CallerKind.Street,
            async (body, call) =>
            {
                if (!call.By.IsStaff && !call.By.IsStreet(body.Street))
                    return ApiAnswer.Forbidden;
                var outcome = await submit.RunAsync(body.Request(), call, durable);
                return outcome.Match(
                    order =>
                        ApiAnswer.Created($"/api/orders/{order.OrderId}", new OrderTaken(order.OrderId, order.Stage)),
                    refusals => ApiAnswer.Refused(refusals)
                );
            }
        );

    [Function(nameof(GetOrder))]
    [ApiCall("查看订单", Answer = typeof(OrderView), Scopes = [Role.Reviewer, Role.Matcher], Also = "本街镇")]
    public Task<IResult> GetOrder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/orders/{id}")] HttpRequest request,
        string id
    ) =>
        api.GetAsync(
            request,
            caller => MayRead(caller, id),
            async _ =>
                await streetYears.OrderAsync(id) is { } order
                    ? ApiAnswer.Ok(OrderView.Of(order.Value), order.ETag)
                    : ApiAnswer.NotFound("order.unknown", "订单", id)
        );

    [Function(nameof(PutOrder))]
    [ApiCall(
        "修改被退回的订单，重新提交",
        Body = typeof(OrderBody),
        Answer = typeof(OrderView),
        Scopes = [Role.Reviewer],
        Also = "本街镇"
    )]
    public Task<IResult> PutOrder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/orders/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<OrderBody>(
            request,
            caller => MayChange(caller, id),
            async (body, call) =>
                Shown(id, await resubmit.RunAsync(id, body.Request(), request.IfMatch(), call, durable))
        );

    [Function(nameof(PostWithdrawal))]
    [ApiCall(
        "撤回订单",
        Body = typeof(WithdrawalBody),
        Answer = typeof(OrderView),
        Scopes = [Role.Reviewer],
        Also = "本街镇"
    )]
    public Task<IResult> PostWithdrawal(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/orders/{id}/withdraw")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<WithdrawalBody>(
            request,
            caller => MayChange(caller, id),
            async (body, call) => Shown(id, await withdraw.RunAsync(id, body.Reason, call, durable))
        );

    [Function(nameof(PostDecision))]
    [ApiCall(
        "审核订单：通过、退回或不通过",
        Body = typeof(DecisionBody),
        Answer = typeof(OrderView),
        Scopes = [Role.Reviewer]
    )]
    public Task<IResult> PostDecision(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/orders/{id}/decision")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<DecisionBody>(
            request,
            caller => caller.May(Role.Reviewer),
            async (body, call) =>
                Shown(
                    id,
                    await decide.RunAsync(
                        id,
                        body.Decision,
                        body.Comment,
                        call,
                        durable,
                        body.Questions?.Select(one => new FieldQuestion(one.Field, one.Text)).ToList()
                    )
                )
        );

    // An id that names no street is left to the look-up, which says so.
    private static bool MayRead(Caller caller, string orderId) =>
        caller.ReadsAs(Role.Reviewer, Role.Matcher) || IsOwner(caller, orderId);

    private static bool MayChange(Caller caller, string orderId) =>
        caller.May(Role.Reviewer) || IsOwner(caller, orderId);

    private static bool IsOwner(Caller caller, string orderId) =>
        OrderId.TryParse(orderId, out var parts) && caller.IsStreet(parts.StreetCode);

    private static ApiAnswer Shown(string id, Domain.Outcome<Order> outcome) =>
        outcome.Match(
            order => ApiAnswer.Ok(OrderView.Of(order)),
            refusals =>
                refusals[0].Code switch
                {
                    "order.unknown" => ApiAnswer.NotFound("order.unknown", "订单", id),
                    "etag.mismatch" => ApiAnswer.Stale,
                    _ => ApiAnswer.Refused(refusals),
                }
        );
}
