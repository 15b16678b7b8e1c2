using System.Globalization;
using Delivery.Domain.Operation;

namespace Delivery.Functions.Email;

/// <param name="Waiting">Whether they waited in the queue, and so are its first; otherwise they come to it.</param>
/// <param name="More">Of waiting ones: whether others are due behind them.</param>
/// <param name="Free">They go by a way that the budget is not for.</param>
internal sealed record BudgetAsked(
    IReadOnlyList<Urgency> Mails,
    bool Waiting = false,
    bool More = false,
    bool Free = false
);

/// <summary>What the sending budget's row says: how many mails went in each of the last sixty minutes, and who waits for more.</summary>
/// <param name="Minutes">By UTC minute, as 202609010800.</param>
/// <param name="Behind">
/// The most urgent that was left waiting for want of budget. A new mail goes before it only if it is more urgent still.
/// </param>
internal sealed record MailsSpent(IReadOnlyDictionary<string, int> Minutes, Urgency? Behind)
{
    public static MailsSpent Nothing { get; } = new(new Dictionary<string, int>(), null);

    /// <returns>How many of the asked for, the most urgent first, may go now; and the row afterwards, null if it stays as it is.</returns>
    public (int Granted, MailsSpent? After) Take(BudgetAsked asked, MailLimits limits, DateTimeOffset now)
    {
        var may = asked.Waiting ? asked.Mails.Count : asked.Mails.Count(GoesFirst);
        var granted = Math.Clamp(Room(limits, now), 0, may);
        var behind = BehindAfter(asked, granted);
        return granted == 0 && behind == Behind ? (0, null) : (granted, new(Spend(now, granted), behind));
    }

    private bool GoesFirst(Urgency urgency) => Behind is null || urgency < Behind;

    private Urgency? BehindAfter(BudgetAsked asked, int granted)
    {
        Urgency? left = granted < asked.Mails.Count ? asked.Mails[granted] : null;
        if (asked.Waiting)
            return left ?? (asked.More ? asked.Mails[^1] : null);
        return left is null || !GoesFirst(left.Value) ? Behind : left;
    }

    private int Room(MailLimits limits, DateTimeOffset now) =>
        Math.Min(
            Left(limits.PerMinute, Minutes.GetValueOrDefault(Key(now))),
            Left(limits.PerHour, Minutes.Where(minute => IsInHour(minute.Key, now)).Sum(minute => minute.Value))
        );

    private static int Left(int limit, int spent) => limit == 0 ? int.MaxValue : limit - spent;

    private Dictionary<string, int> Spend(DateTimeOffset now, int mails)
    {
        var minutes = Minutes.Where(minute => IsInHour(minute.Key, now)).ToDictionary();
        if (mails > 0)
            minutes[Key(now)] = minutes.GetValueOrDefault(Key(now)) + mails;
        return minutes;
    }

    private static bool IsInHour(string minute, DateTimeOffset now) =>
        string.CompareOrdinal(minute, Key(now.AddMinutes(-59))) >= 0;

    private static string Key(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
}
