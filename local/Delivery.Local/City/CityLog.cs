namespace Delivery.Local.City;

/// <summary>What happened, counted by day, for the report.</summary>
public sealed class CityLog
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(string What, DateOnly Day), int> counts = [];

    public void Count(string what, DateOnly day, int number = 1)
    {
        lock (gate)
            counts[(what, day)] = counts.GetValueOrDefault((what, day)) + number;
    }

    public int Total(string what) => counts.Where(entry => entry.Key.What == what).Sum(entry => entry.Value);

    /// <summary>Sums by week (its Monday), in order.</summary>
    public IReadOnlyList<(DateOnly Monday, int Count)> ByWeek(string what) =>
        [
            .. counts
                .Where(entry => entry.Key.What == what)
                .GroupBy(entry => entry.Key.Day.AddDays(-(((int)entry.Key.Day.DayOfWeek + 6) % 7)))
                .Select(week => (week.Key, week.Sum(entry => entry.Value)))
                .OrderBy(week => week.Key),
        ];
}
