using Delivery.Domain.Money;

namespace Delivery.Domain.Ordering.Plans;

/// <summary>Why a plan cannot be taken: every reason at once. A plan is an intention, so the season's limits do not bind it.</summary>
public static class PlanRules
{
    public const int MostItems = 60;

    private const int MostLessons = 99;
    private const decimal MostYuan = 10_000_000m;

    /// <param name="disciplines">The codes of the catalogue.</param>
    public static IReadOnlyList<Refusal> Check(AnnualPlan plan, IReadOnlySet<string> disciplines)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            .. plan.Items.Count is 0 or > MostItems
                ? [new Refusal("plan.items", $"计划应有1至{MostItems}项", "items")]
                : (Refusal[])[],
            .. plan.Items.SelectMany((item, at) => Check(item, at, plan, disciplines)),
            .. Check(plan.Budget),
        ];
    }

    private static IEnumerable<Refusal> Check(PlanItem item, int at, AnnualPlan plan, IReadOnlySet<string> disciplines)
    {
        if (item.Season.Year != plan.Year)
            yield return new(
                "plan.season",
                $"第{at + 1}项的季度不在{plan.Year}年，请改为{plan.Year}年的季度",
                Field(at, "season")
            );
        if (!disciplines.Contains(item.Discipline))
            yield return new(
                "plan.discipline-unknown",
                $"第{at + 1}项的项目不在目录里，请从项目目录中选择",
                Field(at, "discipline")
            );
        if (item.Lessons is < 1 or > MostLessons)
            yield return new("plan.lessons", $"第{at + 1}项的课时应为1至{MostLessons}节", Field(at, "lessons"));
        if (plan.Items.Take(at).Any(other => (other.Season, other.Discipline) == (item.Season, item.Discipline)))
            yield return new(
                "plan.twice",
                $"第{at + 1}项与前面的项目和季度相同，请合并成一项",
                Field(at, "discipline")
            );
    }

    private static IEnumerable<Refusal> Check(PlanBudget budget) =>
        from line in (IEnumerable<(string Name, string Label, decimal Yuan)>)
            [
                ("travel", "老师交通", budget.Travel),
                ("water", "饮水", budget.Water),
                ("notices", "告示和场地", budget.Notices),
                ("equipment", "器材", budget.Equipment),
            ]
        where line.Yuan is < 0 or > MostYuan || decimal.Round(line.Yuan, 2) != line.Yuan
        select new Refusal(
            "plan.budget",
            $"“{line.Label}”应为0至{Yuan.Short(MostYuan)}元，最多两位小数",
            $"budget.{line.Name}"
        );

    private static string Field(int at, string name) => $"items[{at}].{name}";
}
