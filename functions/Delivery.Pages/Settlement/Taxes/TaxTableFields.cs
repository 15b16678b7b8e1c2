using System.Globalization;
using Delivery.Domain.Money;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.Settlement.Taxes;

/// <summary>What the form, page and history of a tax table show: a bracket is a line.</summary>
public static class TaxTableFields
{
    /// <summary>How the line of the highest bracket begins.</summary>
    public const string Above = "以上";

    public static IReadOnlyList<FieldGroup> Groups { get; } =
    [
        new(
            "减除费用",
            [
                new("flatDeduction", "定额减除（元）", FieldKind.Number, Hint: "如 800", Required: true),
                new("flatUpTo", "一次收入不超过多少元的，定额减除", FieldKind.Number, Hint: "如 4000", Required: true),
                new("deductionRate", "超过的，减除收入的百分之几", Hint: "如 20%", Required: true),
            ]
        ),
        new(
            "税率",
            [
                new(
                    "brackets",
                    "各级：应纳税所得额上限、税率、速算扣除数",
                    FieldKind.Lines,
                    Hint: "一行一级，如“20000 20% 0”；最后一级写“以上 40% 7000”",
                    Required: true
                ),
            ]
        ),
    ];

    public static IReadOnlyList<string> Names { get; } =
    [.. Groups.SelectMany(group => group.Fields).Select(field => field.Name)];

    public static EntryValues ValuesOf(TaxTable table) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["flatDeduction"] = Text(table.FlatDeduction),
                ["flatUpTo"] = Text(table.FlatUpTo),
                ["deductionRate"] = Percent(table.DeductionRate),
                ["brackets"] = string.Join('\n', table.Brackets.Select(LineOf)),
            }
        );

    /// <summary>20%</summary>
    public static string Percent(decimal share) => $"{Text(share * 100)}%";

    private static string LineOf(TaxBracket bracket) =>
        $"{(bracket.UpTo is { } upTo ? Text(upTo) : Above)} {Percent(bracket.Rate)} {Text(bracket.QuickDeduction)}";

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
