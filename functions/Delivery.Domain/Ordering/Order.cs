using Delivery.Domain.Matching.OtherTimes;
using Delivery.Domain.Money;

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
/// <param name="MovedTo">Where it went on when its street was split.</param>
/// <param name="MovedFrom">Where it was filed before its street was split off.</param>
/// <param name="Times">When its street was last asked for other times, and what it said; null where it was not.</param>
/// <param name="ObjectUntil">A copy of the course's, for lists: until when the street may object to its teacher.</param>
public sealed record Order(
    string OrderId,
    OrderRequest Request,
    OrderStage Stage,
    DateTimeOffset FiledAt,
    Category Category,
    decimal EstimatedFees,
    IReadOnlyList<OrderEvent> History,
    DateTimeOffset? ObjectUntil = null,
    OrderLink? MovedTo = null,
    OrderLink? MovedFrom = null,
    TimesAsked? Times = null
)
{
    /// <summary>The street was asked for other times, and its answer is waited for.</summary>
    public bool AwaitsTimes => Stage == OrderStage.Unmatched && !WasConfirmed && Times is { IsOpen: true };

    /// <summary>When it was filed last: anew after a return, or the first time. Staff's time to decide counts from here.</summary>
    public DateTimeOffset LastFiledAt =>
        History.LastOrDefault(one => one.What == OrderStage.Submitted.Label())?.At ?? FiledAt;

    /// <summary>From when what is due at its present step is counted: an order that came from another street is begun anew there.</summary>
    public DateTimeOffset TurnSince => MovedFrom is { } from && from.At > History[^1].At ? from.At : History[^1].At;

    /// <summary>A teacher was confirmed once, who may have dropped out since.</summary>
    public bool WasConfirmed => History.Any(one => OrderStages.Named(one.What) == OrderStage.Confirmed);

    /// <summary>A street may withdraw until a teacher is confirmed (domain.md, section 2), and not again when one has dropped out.</summary>
    public bool CanWithdraw => Stage.CanMoveTo(OrderStage.Withdrawn) && !WasConfirmed;

    /// <summary>A teacher is confirmed, or was and another is looked for: what the street prepares stands as it is.</summary>
    public bool IsPrepared =>
        Stage is OrderStage.Confirmed or OrderStage.InDelivery or OrderStage.Completed
        || (WasConfirmed && Stage is (OrderStage.Matching or OrderStage.Unmatched));

    /// <summary>Yuan that are reserved for one of its lessons: every lesson alike, whole to the fen, together the estimated fees.</summary>
    /// <param name="number">Of the lesson, from 1.</param>
    public decimal ReservedFor(int number) =>
        Fen.Shares(EstimatedFees, [.. Request.Lessons.Select(_ => 1m)])[number - 1];

    public Outcome<Order> MoveTo(
        OrderStage stage,
        DateTimeOffset at,
        string by,
        string? comment = null,
        IReadOnlyList<FieldQuestion>? questions = null
    ) =>
        MoveFromHere(stage)
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

    private Outcome<OrderStage> MoveFromHere(OrderStage stage) =>
        stage == OrderStage.Withdrawn && WasConfirmed
            ? Outcome.Refused<OrderStage>("order.stage", "这门课已经确认过老师，不能再撤回；要取消课时请打协会电话")
            : OrderStages.Move(Stage, stage);
}
