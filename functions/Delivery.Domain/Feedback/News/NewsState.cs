namespace Delivery.Domain.Feedback.News;

/// <summary>Where a street's news stands on its way to the public.</summary>
public enum NewsState
{
    /// <summary>Staff have still to look at it.</summary>
    Submitted,

    /// <summary>Staff sent it back to the street.</summary>
    Returned,

    /// <summary>Everybody may read it.</summary>
    Released,

    /// <summary>A mail whose sender or course nobody knows yet.</summary>
    SetAside,

    /// <summary>Not to be published.</summary>
    Dropped,
}

public static class NewsStates
{
    private static readonly Dictionary<NewsState, NewsState[]> Moves = new()
    {
        [NewsState.Submitted] = [NewsState.Submitted, NewsState.Returned, NewsState.Released, NewsState.Dropped],
        [NewsState.Returned] = [NewsState.Submitted, NewsState.Dropped],
        [NewsState.Released] = [NewsState.Released, NewsState.Dropped],
        [NewsState.SetAside] = [NewsState.Submitted, NewsState.Dropped],
        // Dropped by mistake it is taken up again, a mail of no course as one that waits for its course; and the street may
        // write another.
        [NewsState.Dropped] = [NewsState.Submitted, NewsState.SetAside],
    };

    public static string Label(this NewsState state) =>
        state switch
        {
            NewsState.Submitted => "待发布",
            NewsState.Returned => "请修改",
            NewsState.Released => "已发布",
            NewsState.SetAside => "待认领",
            _ => "不发布",
        };

    /// <summary>What is released may be corrected, and what was sent may be sent again until it is released; what was dropped comes back.</summary>
    public static Outcome<NewsState> Move(NewsState from, NewsState to) =>
        Moves[from].Contains(to)
            ? Outcome.Of(to)
            : Outcome.Refused<NewsState>(
                "news.stage",
                $"这篇新闻{from.Label()}，不能改成“{to.Label()}”，请刷新页面看最新情况"
            );
}
