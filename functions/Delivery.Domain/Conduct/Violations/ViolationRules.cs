using Delivery.Domain.Calendar;

namespace Delivery.Domain.Conduct.Violations;

/// <summary>What a violation needs that staff record by hand, and in which season it counts.</summary>
public static class ViolationRules
{
    /// <param name="today">Shanghai.</param>
    public static IReadOnlyList<Refusal> Check(string? evidence, DateOnly on, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(evidence))
            refusals.Add(new("violation.evidence", "请写明依据：什么时候、哪门课、怎么发现的，街镇会看到", "evidence"));
        if (on > today)
            refusals.Add(new("violation.date", "违规的日期还没有到，请改正", "on"));
        else if (on < today.AddYears(-1))
            refusals.Add(new("violation.date", "一年以前的事不再记录，请改正日期", "on"));
        return refusals;
    }

    /// <summary>Between the seasons it counts in the one before: what is late in December belongs to the autumn.</summary>
    public static Season SeasonOf(DateOnly date, SeasonMonths months)
    {
        ArgumentNullException.ThrowIfNull(months);
        var season = months.SeasonOf(date);
        for (; season is null; date = date.AddDays(-1))
            season = months.SeasonOf(date);
        return season.Value;
    }
}
