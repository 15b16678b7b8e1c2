namespace Delivery.Domain.Ordering;

/// <summary>One thing that happened to an order.</summary>
/// <param name="By">Who did it, as shown to people.</param>
/// <param name="Questions">What a return asks of single fields.</param>
public sealed record OrderEvent(
    DateTimeOffset At,
    string By,
    string What,
    string? Comment,
    IReadOnlyList<FieldQuestion>? Questions = null
);

/// <param name="Field">One of <see cref="QuestionFields"/>.</param>
public sealed record FieldQuestion(string Field, string Text);

/// <summary>The parts of an order that a reviewer may ask about, as the API spells them.</summary>
public static class QuestionFields
{
    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["discipline"] = "项目和经费渠道",
            ["audience"] = "对象和人数",
            ["lessons"] = "时间",
            ["venue"] = "场地",
            ["contacts"] = "联系人",
            ["notes"] = "说明",
        };
}

/// <param name="EstimatedFees">Yuan before tax; the upper bound that is reserved on approval.</param>
public sealed record Order(
    string OrderId,
    OrderRequest Request,
    OrderStage Stage,
    DateTimeOffset FiledAt,
    Category Category,
    decimal EstimatedFees,
    IReadOnlyList<OrderEvent> History
)
{
    public Outcome<Order> MoveTo(
        OrderStage stage,
        DateTimeOffset at,
        string by,
        string? comment = null,
        IReadOnlyList<FieldQuestion>? questions = null
    ) =>
        OrderStages
            .Move(Stage, stage)
            .Match(
                next =>
                    Outcome.Of(
                        this with
                        {
                            Stage = next,
                            History = [.. History, new OrderEvent(at, by, next.Label(), comment, questions)],
                        }
                    ),
                refusals => Outcome.Refused<Order>(refusals)
            );
}
