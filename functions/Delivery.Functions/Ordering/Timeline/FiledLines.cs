using Delivery.Domain.Ordering;

namespace Delivery.Functions.Ordering.Timeline;

/// <summary>What the order itself remembers: filed, returned with its questions, filed again, decided, and how it went on.</summary>
internal static class FiledLines
{
    /// <param name="closedWith">What is said of a closed course; null while it is not.</param>
    public static IEnumerable<OrderEvent> Of(Order order, string? closedWith = null) =>
        order.History.Select((line, index) => Said(line, index == 0, closedWith)).Concat(Moved(order));

    // Two splits may have moved it on.
    private static IEnumerable<OrderEvent> Moved(Order order)
    {
        if (order.MovedFrom is { } from)
            yield return new OrderEvent(from.At, "协会", $"由{from.OrderId}转来", $"{from.StreetName}拆分，编号换新");
        if (order.MovedTo is { OrderId: { } id } to)
            yield return new OrderEvent(to.At, "协会", $"转为{id}", $"由{to.StreetName}继续办理");
    }

    private static OrderEvent Said(OrderEvent line, bool first, string? closedWith) =>
        line with
        {
            What =
                line.What != OrderStage.Submitted.Label() ? OrderStages.Named(line.What)?.Label() ?? line.What
                : first ? "提交订单，待审核"
                : "重新提交，待审核",
            Comment = Together([
                line.Comment,
                .. (line.Questions ?? []).Select(Asked),
                line.What == OrderStage.Closed.Label() ? closedWith : null,
            ]),
        };

    private static string Asked(FieldQuestion question) =>
        $"{QuestionFields.All.GetValueOrDefault(question.Field, question.Field)}：{question.Text}";

    private static string? Together(IEnumerable<string?> parts) =>
        string.Join('\n', parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } text ? text : null;
}
