namespace Delivery.Domain.Calendar;

/// <summary>Which months make up each season; a setting.</summary>
public sealed record SeasonMonths(
    int SpringFirst = 3,
    int SpringLast = 6,
    int YouthSummerFirst = 7,
    int YouthSummerLast = 8,
    int AutumnFirst = 9,
    int AutumnLast = 11
)
{
    public static SeasonMonths Default { get; } = new();

    /// <summary>Each season ends after it has begun, and before the next begins.</summary>
    public bool AreInOrder =>
        SpringFirst <= SpringLast
        && SpringLast < YouthSummerFirst
        && YouthSummerFirst <= YouthSummerLast
        && YouthSummerLast < AutumnFirst
        && AutumnFirst <= AutumnLast;

    public DateOnly FirstOf(Season season) => new Month(season.Year, Of(season.Kind).First).First;

    public DateOnly LastOf(Season season) => new Month(season.Year, Of(season.Kind).Last).Last;

    public bool Contains(Season season, DateOnly date) => date >= FirstOf(season) && date <= LastOf(season);

    /// <summary>The season that a date lies in; null between seasons (December to February by default).</summary>
    public Season? SeasonOf(DateOnly date)
    {
        foreach (var kind in Enum.GetValues<SeasonKind>())
        {
            var season = new Season(date.Year, kind);
            if (Contains(season, date))
                return season;
        }
        return null;
    }

    /// <summary>The season that a date lies in, or the next one to begin.</summary>
    public Season RunningOrNext(DateOnly date)
    {
        while (SeasonOf(date) is null)
            date = date.AddDays(1);
        return SeasonOf(date)!.Value;
    }

    /// <summary>
    /// What people are asked to choose from on a day: the season that is running, or the next one to begin, stands first;
    /// then those before it, back to the spring of last year; then those to come, up to the autumn of next year.
    /// </summary>
    public IReadOnlyList<Season> ChoicesOn(DateOnly day)
    {
        var first = RunningOrNext(day);
        var all = Enumerable
            .Range(day.Year - 1, 3)
            .SelectMany(_ => Enum.GetValues<SeasonKind>(), (year, kind) => new Season(year, kind))
            .OrderBy(FirstOf)
            .ToList();
        var at = all.IndexOf(first);
        return [first, .. all.Take(at).Reverse(), .. all.Skip(at + 1)];
    }

    /// <summary>"7–8月".</summary>
    public string Label(SeasonKind kind) => $"{Of(kind).First}–{Of(kind).Last}月";

    /// <summary>"3–6月、7–8月或9–11月".</summary>
    public string Label() => $"{Label(SeasonKind.Spring)}、{Label(SeasonKind.YouthSummer)}或{Label(SeasonKind.Autumn)}";

    private (int First, int Last) Of(SeasonKind kind) =>
        kind switch
        {
            SeasonKind.Spring => (SpringFirst, SpringLast),
            SeasonKind.YouthSummer => (YouthSummerFirst, YouthSummerLast),
            _ => (AutumnFirst, AutumnLast),
        };
}
