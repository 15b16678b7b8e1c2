using Delivery.Domain.Calendar;

namespace Delivery.Functions.Ordering;

public static class Seasons
{
    /// <summary>The season that runs at a moment, or the next one to begin.</summary>
    public static string RunningOrNext(DateTimeOffset now)
    {
        var date = ShanghaiTime.DateOf(now);
        while (Season.Of(date) is null)
            date = date.AddDays(1);
        return Season.Of(date).ToString()!;
    }
}
