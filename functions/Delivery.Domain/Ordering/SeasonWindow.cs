using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

/// <summary>When a season takes orders; both days included.</summary>
public sealed record SeasonWindow(Season Season, DateOnly Opens, DateOnly Closes)
{
    /// <summary>Until staff set it: from 60 days before the season's first day until its last.</summary>
    public static SeasonWindow Default(Season season, OrderSettings? settings = null)
    {
        var rules = settings ?? new();
        var first = rules.Seasons.FirstOf(season);
        return new(season, first.AddDays(-rules.SeasonOpensDaysBefore), rules.Seasons.LastOf(season));
    }

    public bool IsOpenOn(DateOnly date) => date >= Opens && date <= Closes;
}
