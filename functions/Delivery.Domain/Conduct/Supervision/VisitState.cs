namespace Delivery.Domain.Conduct.Supervision;

/// <summary>Where an unannounced visit stands.</summary>
public enum VisitState
{
    /// <summary>Nobody goes yet.</summary>
    Drawn,

    /// <summary>A supervisor has been asked.</summary>
    Assigned,

    /// <summary>The supervisor cannot go; another must be found.</summary>
    Declined,
    Reported,

    /// <summary>No report came in time.</summary>
    Missed,

    /// <summary>The lesson was cancelled before anybody went.</summary>
    Cancelled,
}

public static class VisitStates
{
    private static readonly Dictionary<VisitState, VisitState[]> Moves = new()
    {
        [VisitState.Drawn] = [VisitState.Assigned, VisitState.Cancelled],
        [VisitState.Assigned] =
        [
            VisitState.Assigned,
            VisitState.Declined,
            VisitState.Reported,
            VisitState.Missed,
            VisitState.Cancelled,
        ],
        [VisitState.Declined] = [VisitState.Assigned, VisitState.Cancelled],
        [VisitState.Reported] = [],
        [VisitState.Missed] = [VisitState.Reported],
        [VisitState.Cancelled] = [],
    };

    public static string Label(this VisitState state) =>
        state switch
        {
            VisitState.Drawn => "待派人",
            VisitState.Assigned => "已派人",
            VisitState.Declined => "去不了，待改派",
            VisitState.Reported => "已报告",
            VisitState.Cancelled => "课已取消",
            _ => "没有报告",
        };

    public static Outcome<VisitState> Move(VisitState from, VisitState to) =>
        Moves[from].Contains(to)
            ? Outcome.Of(to)
            : Outcome.Refused<VisitState>(
                "visit.stage",
                $"这次督导{from.Label()}，不能改成“{to.Label()}”，请刷新页面看最新情况"
            );
}
