using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering.Plans;

namespace Delivery.Domain.Tests.Ordering.Plans;

/// <summary>Why a street's plan of a year cannot be taken.</summary>
public sealed class PlanRulesTests
{
    private static readonly Season Autumn = new(2026, SeasonKind.Autumn);
    private static readonly PlanItem Item = new(Autumn, "TJQ", 10, "50—70岁");
    private static readonly PlanBudget Budget = new(1200m, 300.5m, 0m, 0m);

    public static TheoryData<string, string, string, AnnualPlan> Refused =>
        new()
        {
            { "plan.items", "计划应有1至60项", "items", Of(Budget) },
            { "plan.items", "计划应有1至60项", "items", Of(Budget, [.. Enumerable.Range(1, 61).Select(Season)]) },
            {
                "plan.season",
                "第2项的季度不在2026年，请改为2026年的季度",
                "items[1].season",
                Of(Budget, Item, Item with { Season = Autumn with { Year = 2027 } })
            },
            {
                "plan.discipline-unknown",
                "第1项的项目不在目录里，请从项目目录中选择",
                "items[0].discipline",
                Of(Budget, Item with { Discipline = "XX" })
            },
            { "plan.lessons", "第1项的课时应为1至99节", "items[0].lessons", Of(Budget, Item with { Lessons = 0 }) },
            { "plan.lessons", "第1项的课时应为1至99节", "items[0].lessons", Of(Budget, Item with { Lessons = 100 }) },
            {
                "plan.twice",
                "第2项与前面的项目和季度相同，请合并成一项",
                "items[1].discipline",
                Of(Budget, Item, Item with { Lessons = 3 })
            },
            { "plan.budget", Amount("老师交通"), "budget.travel", Of(Budget with { Travel = -1m }, Item) },
            { "plan.budget", Amount("饮水"), "budget.water", Of(Budget with { Water = 0.001m }, Item) },
            {
                "plan.budget",
                Amount("告示和场地"),
                "budget.notices",
                Of(Budget with { Notices = 10_000_000.01m }, Item)
            },
            { "plan.budget", Amount("器材"), "budget.equipment", Of(Budget with { Equipment = -0.01m }, Item) },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_plan_is_refused_beside_its_field(string code, string sentence, string field, AnnualPlan plan) =>
        Assert.Contains(new Refusal(code, sentence, field), PlanRules.Check(plan, Known));

    [Fact]
    public void A_plan_within_its_bounds_is_taken() =>
        Assert.Empty(
            PlanRules.Check(
                Of(
                    new PlanBudget(0m, 10_000_000m, 0.01m, 0m),
                    Item with
                    {
                        Lessons = 1,
                    },
                    Item with
                    {
                        Discipline = "PW",
                        Lessons = 99,
                    }
                ),
                Known
            )
        );

    private static HashSet<string> Known => ["TJQ", "PW", .. Enumerable.Range(1, 61).Select(number => $"D{number}")];

    private static PlanItem Season(int number) => Item with { Discipline = $"D{number}" };

    private static string Amount(string line) => $"“{line}”应为0至10,000,000元，最多两位小数";

    private static AnnualPlan Of(PlanBudget budget, params PlanItem[] items) =>
        new("310101002", 2026, items, budget, default, "林一");
}
