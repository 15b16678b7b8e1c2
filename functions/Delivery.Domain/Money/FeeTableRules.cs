using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Money;

/// <summary>What a new fee table must be: whole, readable in one way only, and for lessons that nobody pays yet.</summary>
public static class FeeTableRules
{
    // Far above any lesson's fee: whoever types more has slipped.
    private const decimal Most = 10_000m;
    private const int LongestLesson = 600;

    /// <param name="today">In Shanghai: lessons before this month are being paid, or are paid.</param>
    public static IReadOnlyList<Refusal> Check(FeeTable table, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(table);
        var first = Month.Of(today).First;
        return
        [
            .. table.HoldsFrom >= first
                ? []
                : (Refusal[])
                    [
                        new(
                            "fee-norm.from",
                            $"生效日期应为本月1日（{first:yyyy-MM-dd}）或以后：更早的课已在结算",
                            "code"
                        ),
                    ],
            .. CheckRows(table),
        ];
    }

    /// <summary>What its rows must be from whatever day it holds.</summary>
    public static IEnumerable<Refusal> CheckRows(FeeTable table) =>
        Enum.GetValues<Category>().SelectMany(category => Check(table, category));

    private static IEnumerable<Refusal> Check(FeeTable table, Category category)
    {
        var rows = table.Rows.Where(row => row.Category == category).ToList();
        if (!rows.Any(row => row is { Grade: null, FromMinutes: 0 }))
            yield return Refused(
                "fee-norm.default-missing",
                $"{category.Label()}缺少“其余”一行：没有列出的等级也要有课酬"
            );
        if (rows.Any(row => row.PerLesson is <= 0 or > Most || !Fen.IsWhole(row.PerLesson)))
            yield return Refused(
                "fee-norm.amount",
                $"{category.Label()}的课酬应大于0、不超过{Yuan.Short(Most)}元，最多两位小数"
            );
        if (rows.Any(row => row.FromMinutes is < 0 or > LongestLesson))
            yield return Refused("fee-norm.minutes", $"{category.Label()}的时长应为0至{LongestLesson}分钟");
        if (rows.DistinctBy(row => (row.Grade, row.FromMinutes)).Count() != rows.Count)
            yield return Refused("fee-norm.twice", $"{category.Label()}里同一等级、同一时长写了两次，请只留一行");

        Refusal Refused(string code, string message) => new(code, message, FieldOf(category));
    }

    /// <summary>Under which name a category's rows are typed.</summary>
    public static string FieldOf(Category category) => $"fees{category}";
}
