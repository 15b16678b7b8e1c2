using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Conduct.Suspensions;

/// <summary>A street's one word against its suspension.</summary>
/// <param name="IsOpen">Staff have not answered.</param>
public sealed record Appeal(DateTimeOffset At, string Text, bool IsOpen);

/// <summary>A suspension of a street from ordering: proposed, decided, rectified, lifted.</summary>
/// <param name="Street">The street's code.</param>
/// <param name="Number">Counts the street's suspensions from 1.</param>
/// <param name="Violations">The ids of those that led to it; empty where staff decided without.</param>
/// <param name="Reason">Why, as the street reads it.</param>
/// <param name="History">Everything that was done, the first first.</param>
/// <param name="Rectification">What the street says it changed, as filed last.</param>
/// <param name="Appeal">Null while the street has not used it.</param>
public sealed record Suspension(
    string Street,
    int Number,
    SuspensionStage Stage,
    Season Season,
    IReadOnlyList<string> Violations,
    string Reason,
    IReadOnlyList<OrderEvent> History,
    string? Rectification = null,
    Appeal? Appeal = null
)
{
    /// <summary>Staff have to do something; otherwise the street has.</summary>
    public bool WaitsForStaff =>
        Stage is SuspensionStage.Proposed or SuspensionStage.Rectified
        || (Stage == SuspensionStage.Suspended && Appeal is { IsOpen: true });

    public Outcome<Suspension> MoveTo(SuspensionStage to, DateTimeOffset at, string by, string? comment) =>
        Stage.CanMoveTo(to)
            ? Outcome.Of(
                Told(at, by, to.Label(), comment) with
                {
                    Stage = to,
                    Rectification = to == SuspensionStage.Rectified ? comment : Rectification,
                    Appeal = Appeal is null ? null : Appeal with { IsOpen = false },
                }
            )
            : Outcome.Refused<Suspension>(
                "suspension.stage",
                $"目前是“{Stage.Label()}”，不能这样办，请刷新页面查看最新状态"
            );

    /// <summary>Once in a suspension the street may say that it was wrong.</summary>
    public Outcome<Suspension> AppealWith(string? text, DateTimeOffset at, string by)
    {
        if (!Stage.Holds())
            return Outcome.Refused<Suspension>("suspension.stage", $"目前是“{Stage.Label()}”，没有可以申诉的停止配送");
        if (Appeal is not null)
            return Outcome.Refused<Suspension>("suspension.appealed", "这次停止配送已经申诉过一次，请提交整改", "text");
        return string.IsNullOrWhiteSpace(text)
            ? Outcome.Refused<Suspension>("suspension.text", "请写明为什么认为停止配送不当", "text")
            : Outcome.Of(Told(at, by, "申诉", text) with { Appeal = new Appeal(at, text, IsOpen: true) });
    }

    /// <summary>Staff stay with their decision: the suspension goes on, with what they said.</summary>
    public Outcome<Suspension> Uphold(DateTimeOffset at, string by, string? comment) =>
        Stage == SuspensionStage.Rectified ? MoveTo(SuspensionStage.Suspended, at, by, comment)
        : Appeal is { IsOpen: true } open && Stage == SuspensionStage.Suspended
            ? Outcome.Of(Told(at, by, "申诉不成立", comment) with { Appeal = open with { IsOpen = false } })
        : Outcome.Refused<Suspension>("suspension.stage", "街镇还没有提交整改或申诉，没有可以答复的");

    private Suspension Told(DateTimeOffset at, string by, string what, string? comment) =>
        this with
        {
            History = [.. History, new OrderEvent(at, by, what, comment)],
        };
}
