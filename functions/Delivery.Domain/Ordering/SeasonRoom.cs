using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

/// <summary>What one street may still order of the city's quota in one season, by the limits of <see cref="SeasonLimits"/>.</summary>
public sealed record SeasonRoom(Season Season, IReadOnlyList<Order> Counted, OrderSettings Settings)
{
    public static SeasonRoom Of(Season season, IEnumerable<Order> orders, OrderSettings settings) =>
        new(
            season,
            [
                .. orders.Where(order =>
                    order.Stage.IsLive()
                    && order.Request.FundingStream == FundingStream.Basic
                    && settings.Seasons.SeasonOf(order.Request.FirstDay()) == season
                ),
            ],
            settings
        );

    /// <summary>Lessons left for a discipline.</summary>
    public int LessonsFor(string discipline) =>
        Math.Max(
            0,
            Settings.LessonsPerDiscipline
                - Counted
                    .Where(order => order.Request.Discipline == discipline)
                    .Sum(order => order.Request.Lessons.Count)
        );

    /// <summary>Further disciplines left in a skill category; lectures are not limited so.</summary>
    public int DisciplinesIn(Category category) =>
        Math.Max(
            0,
            Settings.DisciplinesPerCategory
                - Counted
                    .Where(order => order.Category == category)
                    .Select(order => order.Request.Discipline)
                    .Distinct()
                    .Count()
        );

    /// <summary>Whether another order of the discipline can be taken at all.</summary>
    public bool Takes(Discipline discipline)
    {
        ArgumentNullException.ThrowIfNull(discipline);
        return LessonsFor(discipline.Code) > 0
            && (
                !discipline.Category.IsSkill()
                || Counted.Any(order => order.Request.Discipline == discipline.Code)
                || DisciplinesIn(discipline.Category) > 0
            );
    }
}
