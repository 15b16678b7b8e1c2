using static Delivery.Domain.Conduct.Suspensions.SuspensionStage;

namespace Delivery.Domain.Conduct.Suspensions;

public enum SuspensionStage
{
    Proposed,

    /// <summary>Staff decided against it.</summary>
    Dismissed,

    Suspended,

    /// <summary>The street has filed what it changed, and staff look at it.</summary>
    Rectified,

    Reinstated,
}

/// <summary>Every legal move of a suspension, in one table.</summary>
public static class SuspensionStages
{
    private static readonly Dictionary<SuspensionStage, SuspensionStage[]> Moves = new()
    {
        [Proposed] = [Suspended, Dismissed],
        [Suspended] = [Rectified, Reinstated],
        // What was changed may not be enough yet.
        [Rectified] = [Suspended, Reinstated],
        [Dismissed] = [],
        [Reinstated] = [],
    };

    public static bool CanMoveTo(this SuspensionStage from, SuspensionStage to) => Moves[from].Contains(to);

    public static bool IsOver(this SuspensionStage stage) => Moves[stage].Length == 0;

    /// <summary>The street cannot order.</summary>
    public static bool Holds(this SuspensionStage stage) => stage is Suspended or Rectified;

    public static string Label(this SuspensionStage stage) =>
        stage switch
        {
            Proposed => "待决定是否停止配送",
            Dismissed => "不停止配送",
            Suspended => "已停止配送",
            Rectified => "整改待认可",
            _ => "已恢复配送",
        };
}
