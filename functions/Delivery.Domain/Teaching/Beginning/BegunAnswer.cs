namespace Delivery.Domain.Teaching.Beginning;

/// <summary>Who is asked whether a lesson has begun.</summary>
public enum BegunSide
{
    Teacher,
    Street,
}

/// <param name="Reason">Why it was not held; null where it has begun.</param>
public sealed record BegunAnswer(BegunSide Side, string Name, bool HasBegun, string? Reason, DateTimeOffset At)
{
    public static Refusal NoReason { get; } = new("begun.reason", "请写明为什么没有上成", "reason");

    public static Outcome<BegunAnswer> Of(BegunSide side, string name, bool hasBegun, string reason, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return !hasBegun && reason.Length == 0
            ? Outcome.Refused<BegunAnswer>(NoReason)
            : Outcome.Of(new BegunAnswer(side, name, hasBegun, hasBegun ? null : reason, at));
    }
}

/// <summary>What is known of a lesson that was asked about.</summary>
public enum BegunState
{
    Unanswered,
    Begun,
    NotHeld,

    /// <summary>One side says that it has begun, the other that it was not held.</summary>
    Contradictory,
}

public static class BegunStates
{
    public static BegunState Of(IReadOnlyList<BegunAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.Count == 0 ? BegunState.Unanswered
            : answers.All(answer => answer.HasBegun) ? BegunState.Begun
            : answers.All(answer => !answer.HasBegun) ? BegunState.NotHeld
            : BegunState.Contradictory;
    }

    /// <summary>
    /// The sides of which nothing is asked any more: they say themselves that it was not held, and the other does not say
    /// that it has begun. Nobody's word keeps the other side, whose pay may hang on it, from proving the lesson.
    /// </summary>
    public static IReadOnlyList<BegunSide> LetOff(IReadOnlyList<BegunAnswer> answers) =>
        Of(answers) == BegunState.NotHeld ? [.. answers.Select(answer => answer.Side)] : [];

    public static string Label(this BegunState state) =>
        state switch
        {
            BegunState.Begun => "已开始",
            BegunState.NotHeld => "没有上成",
            BegunState.Contradictory => "两边说法不一",
            _ => "还没有答复",
        };

    public static string Label(this BegunSide side) => side == BegunSide.Teacher ? "老师" : "街镇";
}
