using System.Globalization;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.Ordering;

/// <summary>What a discipline's form, page and history show.</summary>
public static class DisciplineFields
{
    public static IReadOnlyList<Choice> Categories { get; } =
    [.. Enum.GetValues<Category>().Select(category => new Choice($"{category}", category.Label()))];

    /// <param name="rules">Between which minutes a lesson may last.</param>
    public static IReadOnlyList<FieldGroup> GroupsOf(OrderSettings rules) =>
        [
            new(
                "项目",
                [
                    new("name", "名称", Required: true, Hint: "讲座写讲座的题目"),
                    new("nameEn", "英文名称", Hint: "用在英文的公开页面上，没有就空着"),
                    new("category", "类别", FieldKind.Choice, Categories, Required: true),
                    new("defaultLessons", "默认课时", FieldKind.Number, Required: true, Hint: "1至10节"),
                    new(
                        "lessonMinutes",
                        "每节分钟数",
                        FieldKind.Number,
                        Required: true,
                        Hint: $"{rules.ShortestMinutes}至{rules.LongestMinutes}分钟"
                    ),
                    new("equipment", "场地要准备的器材", FieldKind.Lines, Hint: "不需要就空着", Nothing: "不需要"),
                    new(
                        "active",
                        "状态",
                        FieldKind.Check,
                        Hint: "停用后不再出现在订单里；已经申报的订单照常进行",
                        Ask: "在用，街镇可以申报",
                        Yes: "在用",
                        No: "已停用"
                    ),
                ]
            ),
        ];

    public static EntryValues ValuesOf(Discipline discipline) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = discipline.Name,
                ["nameEn"] = discipline.NameEn ?? "",
                ["category"] = $"{discipline.Category}",
                ["defaultLessons"] = discipline.DefaultLessons.ToString(CultureInfo.InvariantCulture),
                ["lessonMinutes"] = discipline.LessonMinutes.ToString(CultureInfo.InvariantCulture),
                ["equipment"] = discipline.Equipment ?? "",
                ["active"] = discipline.Active ? "true" : "",
            }
        );
}
