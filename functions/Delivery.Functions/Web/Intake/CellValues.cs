using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.Web.Intake;

/// <summary>A cell as the API would send it. What cannot be read stays a text, which the shape of the field refuses.</summary>
internal static partial class CellValues
{
    private static readonly char[] Between = ['、', '，', ',', '；', ';', '\n', '|'];
    private static readonly string[] Yes = ["是", "true", "yes", "y", "1", "√", "有", "在岗", "同意", "室内"];
    private static readonly string[] No = ["否", "false", "no", "n", "0", "×", "无", "离岗", "不同意", "室外"];
    private const string Days = "日一二三四五六";

    public static JsonNode? Of(CellKind kind, string cell) =>
        kind switch
        {
            CellKind.Whole => TypedNumbers.Whole(TypedText.Clean(TextKind.Number, cell)) is { } whole ? whole : cell,
            CellKind.YesNo => YesOrNo(TypedText.Clean(TextKind.Code, cell)) is { } yes ? yes : cell,
            CellKind.List => new JsonArray([.. Parts(cell).Select(part => (JsonNode)part)]),
            CellKind.WeekTimes => new JsonArray([.. Parts(cell).Select(WeekTime)]),
            CellKind.Certificates => new JsonArray([.. CertificateCells.Parts(cell).Select(CertificateCells.Of)]),
            CellKind.Category => CategoryOf(TypedText.Clean(TextKind.Code, cell)) is { } category
                ? category.ToString()
                : cell,
            _ => cell,
        };

    /// <summary>The cell that would be read as this.</summary>
    public static string TextOf(CellKind kind, JsonNode? value) =>
        (kind, value) switch
        {
            (_, null) => "",
            (CellKind.YesNo, _) => value.GetValue<bool>() ? "是" : "否",
            (CellKind.List, JsonArray list) => string.Join('、', list.Select(one => $"{one}")),
            (CellKind.WeekTimes, JsonArray list) => string.Join('；', list.Select(WeekTimeText)),
            (CellKind.Certificates, JsonArray list) => string.Join('；', list.Select(CertificateCells.TextOf)),
            (CellKind.Category, _) => Enum.Parse<Category>($"{value}").Label(),
            _ => $"{value}",
        };

    private static string WeekTimeText(JsonNode? free)
    {
        var (day, to) = (Enum.Parse<DayOfWeek>($"{free!["day"]}"), $"{free["to"]}"[..5]);
        return $"周{Days[(int)day]} {$"{free["from"]}"[..5]}-{(to == "00:00" ? "24:00" : to)}";
    }

    private static IEnumerable<string> Parts(string cell) =>
        cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool? YesOrNo(string cell) =>
        Yes.Contains(cell, StringComparer.OrdinalIgnoreCase) ? true
        : No.Contains(cell, StringComparer.OrdinalIgnoreCase) ? false
        : null;

    private static Category? CategoryOf(string cell) =>
        Enum.GetValues<Category>()
            .Where(category =>
                category.Label() == cell
                || category.Label() == $"{cell}类"
                || category.ToString().Equals(cell, StringComparison.OrdinalIgnoreCase)
                || cell == "讲座" && category == Category.Lecture
            )
            .Select(category => (Category?)category)
            .FirstOrDefault();

    private static JsonNode WeekTime(string part)
    {
        var found = OfWeek().Match(TypedText.Clean(TextKind.Code, part));
        if (!found.Success)
            return part;
        var day = found.Groups["day"].Value;
        return new JsonObject
        {
            ["day"] = Days.Contains(day, StringComparison.Ordinal)
                ? $"{(DayOfWeek)Days.IndexOf(day, StringComparison.Ordinal)}"
                : nameof(DayOfWeek.Sunday),
            ["from"] = TimeOf(found.Groups["from"].Value),
            ["to"] = TimeOf(found.Groups["to"].Value),
        };
    }

    // Until midnight is written 24:00 by people, and 00:00 in the register.
    private static string TimeOf(string time) =>
        time == "24:00" ? "00:00" : time.PadLeft("09:00".Length, '0').ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A(周|星期|礼拜)(?<day>[一二三四五六日天]) *(?<from>\d{1,2}:\d\d) *[-~至到—] *(?<to>\d{1,2}:\d\d)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex OfWeek();
}
