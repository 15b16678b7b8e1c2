namespace Delivery.Domain.Conduct.Changes;

/// <summary>What of a confirmed course may be changed (domain.md, section 2).</summary>
public enum ChangeKind
{
    /// <summary>One lesson is held at another time.</summary>
    Move,

    /// <summary>One lesson is not held.</summary>
    Cancel,

    /// <summary>From one lesson on, the course meets at another venue.</summary>
    Venue,

    /// <summary>One lesson and all that follow it move by the same time.</summary>
    Remaining,
}

public static class ChangeKinds
{
    public static string Label(this ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Move => "这一节改时间",
            ChangeKind.Cancel => "这一节取消",
            ChangeKind.Venue => "从这一节起换场地",
            _ => "从这一节起改时间",
        };
}
