namespace Delivery.Pages.Programme;

/// <summary>How often a week was opened in one way, by day.</summary>
/// <param name="Title">公开网站, 日历.</param>
/// <param name="Days">In order, also those without an opening.</param>
public sealed record OpeningsLine(string Title, IReadOnlyList<DayOpenings> Days)
{
    public int Total => Days.Sum(day => day.Count);
}

public sealed record DayOpenings(DateOnly Day, int Count);
