using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

/// <summary>What one street may order of the city's quota in one season.</summary>
internal static class SeasonLimits
{
    public static IEnumerable<Refusal> Check(OrderRequest request, Season season, OrderFacts facts)
    {
        if (facts.Discipline is not { } discipline)
            return [];
        var others = facts.Others.Where(o => o.Season == season && o.FundingStream == FundingStream.Basic).ToList();
        return new[]
        {
            Disciplines(discipline, season, others, facts.Settings),
            Lessons(request, discipline, season, others, facts.Settings),
        }.OfType<Refusal>();
    }

    private static Refusal? Disciplines(
        Discipline discipline,
        Season season,
        IReadOnlyList<OrderOfSeason> others,
        OrderSettings settings
    )
    {
        var ordered = others.Where(o => o.Category == discipline.Category).Select(o => o.Discipline).ToHashSet();
        if (!discipline.Category.IsSkill() || ordered.Contains(discipline.Code))
            return null;
        return ordered.Count < settings.DisciplinesPerCategory
            ? null
            : new(
                "order.disciplines-per-category",
                $"{season.Label}{discipline.Category.Label()}最多申报{settings.DisciplinesPerCategory}个项目，"
                    + $"已有{ordered.Count}个，请改选其他类别的项目",
                "discipline"
            );
    }

    private static Refusal? Lessons(
        OrderRequest request,
        Discipline discipline,
        Season season,
        IReadOnlyList<OrderOfSeason> others,
        OrderSettings settings
    )
    {
        var (most, ordered) = (
            settings.LessonsPerDiscipline,
            others.Where(o => o.Discipline == discipline.Code).Sum(o => o.Lessons)
        );
        // Alone, an order that is too long is told so by its own count.
        return ordered == 0 || ordered + request.Lessons.Count <= most
            ? null
            : new(
                "order.lessons-per-discipline",
                $"{season.Label}“{discipline.Name}”最多{most}节课，已申报{ordered}节，"
                    + (ordered < most ? $"本单最多还能排{most - ordered}节" : "不能再申报"),
                "lessons"
            );
    }
}
