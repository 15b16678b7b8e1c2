using Delivery.Domain.Ordering;

namespace Delivery.Functions.Ordering.Timeline;

/// <summary>What the order itself remembers: filed, returned with its questions, filed again, decided, and how it went on.</summary>
internal static class FiledLines
{
    public static IEnumerable<OrderEvent> Of(Order order) =>
        order.History.Select((line, index) => Said(line, index == 0)).Concat(Moved(order));

    // Two splits may have moved it on.
    private static IEnumerable<OrderEvent> Moved(Order order)
    {
        if (order.MovedFrom is { } from)
            yield return new OrderEvent(from.At, "协会", $"由{from.OrderId}转来", $"{from.StreetName}拆分，编号换新");
        if (order.MovedTo is { OrderId: { } id } to)
            yield return new OrderEvent(to.At, "协会", $"转为{id}", $"由{to.StreetName}继续办理");
    }

    private static OrderEvent Said(OrderEvent line, bool first) =>
        line with
        {
            What =
                line.What != OrderStage.Submitted.Label() ? OrderStages.Named(line.What)?.Label() ?? line.What
                : first ? "提交订单，待审核"
                : "重新提交，待审核",
            Comment = Together([line.Comment, .. (line.Questions ?? []).Select(Asked), Ended(line)]),
        };

    private static string Asked(FieldQuestion question) =>
        $"{QuestionFields.All.GetValueOrDefault(question.Field, question.Field)}：{question.Text}";

    // domain.md 2: a course is closed when its last lesson is paid and its feedback is in.
    private static string? Ended(OrderEvent line) =>
        line.What == OrderStage.Closed.Label() ? "课酬已发放，月度反馈已收齐" : null;

    private static string? Together(IEnumerable<string?> parts) =>
        string.Join('\n', parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } text ? text : null;
}
