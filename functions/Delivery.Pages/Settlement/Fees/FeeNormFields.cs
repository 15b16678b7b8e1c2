using System.Globalization;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.Settlement.Fees;

/// <summary>What the form, page and history of a fee table show: a category is a field, a norm a line of it.</summary>
public static class FeeNormFields
{
    /// <summary>How the line of every grade that is not listed begins.</summary>
    public const string Others = "其余";

    public static IReadOnlyList<FieldGroup> Groups { get; } =
    [
        new(
            "口径",
            [
                new(
                    "norm",
                    "课酬是税前还是税后",
                    FieldKind.Choice,
                    [.. Enum.GetValues<FeeNorm>().Select(norm => new Choice($"{norm}", Label(norm)))],
                    Hint: "税后的，由系统倒推税前金额，老师到手正好是这个数",
                    Required: true
                ),
            ]
        ),
        new("每节课酬（元）", [.. Enum.GetValues<Category>().Select(FieldOf)]),
    ];

    public static string Label(FeeNorm norm) => norm == FeeNorm.BeforeTax ? "税前" : "税后";

    public static EntryValues ValuesOf(FeeTable table) =>
        new(
            Enum.GetValues<Category>()
                .Select(category =>
                    KeyValuePair.Create(
                        FeeTableRules.FieldOf(category),
                        string.Join('\n', table.Rows.Where(row => row.Category == category).Select(LineOf))
                    )
                )
                .Append(KeyValuePair.Create("norm", $"{table.Norm}"))
                .ToDictionary(StringComparer.Ordinal)
        );

    /// <summary>武术类 一级：250元，将改为300元</summary>
    public static IEnumerable<string> Between(FeeTable before, FeeTable after)
    {
        if (before.Norm != after.Norm)
            yield return $"口径：{Label(before.Norm)}，将改为{Label(after.Norm)}";
        var keys = before.Rows.Concat(after.Rows).Select(row => (row.Category, row.Grade, row.FromMinutes)).Distinct();
        foreach (var key in keys.OrderBy(key => key.Category))
        {
            var (was, now) = (YuanOf(before, key), YuanOf(after, key));
            if (was != now)
                yield return $"{key.Category.Label()} {NameOf(key.Grade, key.FromMinutes)}：{was}，将改为{now}";
        }
    }

    /// <summary>一级, 一级 90分钟起, 其余</summary>
    public static string NameOf(string? grade, int fromMinutes) =>
        (grade ?? Others) + (fromMinutes == 0 ? "" : $" {fromMinutes}分钟起");

    private static string YuanOf(FeeTable table, (Category, string?, int) key) =>
        table.Rows.FirstOrDefault(row => (row.Category, row.Grade, row.FromMinutes) == key) is { } row
            ? $"{Yuan.Short(row.PerLesson)}元"
            : "没有这一档";

    private static string LineOf(FeeRow row) =>
        $"{NameOf(row.Grade, row.FromMinutes)} {row.PerLesson.ToString("0.##", CultureInfo.InvariantCulture)}元";

    private static EntryField FieldOf(Category category) =>
        new(
            FeeTableRules.FieldOf(category),
            category.Label(),
            FieldKind.Lines,
            Hint: "一行一档：等级、金额，如“一级 250”；长课另计的写明时长，如“一级 90分钟 300”；必须有一行“其余”",
            Required: true
        );
}
