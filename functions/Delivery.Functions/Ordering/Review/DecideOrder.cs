using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering.Review;

public enum Decision
{
    Approve,
    Return,
    Reject,
}

/// <summary>The association's decision. Approval reserves the fees in the same transaction, so no quota is overdrawn.</summary>
public sealed class DecideOrder(
    StreetYears streetYears,
    OrderLists lists,
    Registers registers,
    Commands commands,
    Telemetry telemetry,
    TimeProvider clock
)
{
    public static Refusal Unknown(string orderId) => new("order.unknown", $"没有找到订单“{orderId}”，请核对编号");

    /// <param name="seen">How often the order had moved when it was looked at; null where nobody says.</param>
    /// <param name="questions">What a return asks of single fields; the comment may then be left out.</param>
    public async Task<Outcome<Order>> RunAsync(
        string orderId,
        Decision decision,
        string? comment,
        Call call,
        DurableTaskClient durable,
        IReadOnlyList<FieldQuestion>? questions = null,
        int? seen = null
    )
    {
        if (Wrong(decision, comment, questions) is { } wrong)
            return Outcome.Refused<Order>(wrong);
        var said = new Said(
            decision,
            string.IsNullOrWhiteSpace(comment) ? Whole(questions) : comment,
            decision == Decision.Return ? questions : null,
            seen
        );
        var outcome = await commands.RunAsync(
            call,
            streetYears.PlaceOf(orderId),
            durable,
            () => DecideAsync(orderId, said, call.By)
        );
        if (outcome.IsRefused)
            return outcome;
        if (decision == Decision.Approve && !call.IsRepeated)
            telemetry.OrdersApproved.Add(1);
        await lists.RefreshAsync(orderId);
        return outcome;
    }

    private sealed record Said(Decision Decision, string? Comment, IReadOnlyList<FieldQuestion>? Questions, int? Seen);

    private static Refusal? Wrong(Decision decision, string? comment, IReadOnlyList<FieldQuestion>? questions)
    {
        if (questions?.FirstOrDefault(one => !QuestionFields.All.ContainsKey(one.Field)) is { } unknown)
            return new Refusal(
                "decision.question-field",
                $"不能对“{unknown.Field}”提问，可以问：{string.Join("、", QuestionFields.All.Keys)}",
                "questions"
            );
        var asks = decision == Decision.Return && questions?.Any(one => one.Text.Length > 0) == true;
        return decision == Decision.Approve || asks || !string.IsNullOrWhiteSpace(comment)
            ? null
            : new Refusal(
                "decision.comment",
                decision == Decision.Return ? "请写明需要街镇补充什么" : "请写明不通过的原因",
                "comment"
            );
    }

    // Mails and histories show one text; beside the fields each question stands by itself.
    private static string? Whole(IReadOnlyList<FieldQuestion>? questions) =>
        questions is { Count: > 0 }
            ? string.Join('\n', questions.Select(one => $"{QuestionFields.All[one.Field]}：{one.Text}"))
            : null;

    private async Task<Decided<Order>> DecideAsync(string orderId, Said said, Caller by)
    {
        var (decision, comment) = (said.Decision, said.Comment);
        if (await streetYears.OrderAsync(orderId) is not { } stored)
            return Outcome.Refused<Order>(Unknown(orderId));
        if (said.Seen is { } moves && moves != stored.Value.History.Count)
            return Outcome.Refused<Order>(ResubmitOrder.Stale);
        var (stage, move) = MoveOf(decision);
        var decided = stored.Value.MoveTo(stage, clock.GetUtcNow(), by.Name, comment, said.Questions);
        if (decided.IsRefused)
            return decided;
        var quota = await ReadQuota.OfAsync(streetYears, orderId);
        var reservation = decision == Decision.Approve ? await ReserveAsync(stored.Value, quota) : null;
        if (reservation is { IsRefused: true })
            return Outcome.Refused<Order>(reservation.Refusals);
        return Decided.Change(
            decided.Value,
            new Act($"order.{decision}", orderId, comment),
            [
                TableRows.Replace(StreetYears.RowOf(decided.Value), stored.ETag),
                .. reservation is null ? [] : quota.Book(reservation.Value),
                .. await streetYears.AnswerGoneAsync(stored.Value),
            ],
            OutboxMessage.Raise(Instances.Course(orderId), Events.Order, move)
        );
    }

    private async Task<Outcome<QuotaEntry>?> ReserveAsync(Order order, ReadQuota quota)
    {
        var street = await registers.ReachedAsync(order.Request.Street);
        if (street?.Status == StreetStatus.Suspended)
            return Outcome.Refused<QuotaEntry>("order.suspended", "该街镇已停止配送，恢复后才能审核通过");
        if (order.Request.Lessons[0].Start <= clock.GetUtcNow())
            return Outcome.Refused<QuotaEntry>("order.past", "第1节课的时间已过，请退回街镇改期");
        return order.Request.FundingStream == FundingStream.Basic
            ? quota.Quota.Reserve(order.OrderId, order.EstimatedFees, clock.GetUtcNow())
            : null;
    }

    private static (OrderStage Stage, OrderMove Move) MoveOf(Decision decision) =>
        decision switch
        {
            Decision.Approve => (OrderStage.Approved, OrderMove.Approved),
            Decision.Return => (OrderStage.Returned, OrderMove.Returned),
            _ => (OrderStage.Rejected, OrderMove.Rejected),
        };
}
