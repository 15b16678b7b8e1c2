using System.Globalization;
using System.Text.Json.Nodes;
using Delivery.Domain;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.Web.Intake;

/// <summary>A teacher's certificates in a cell: discipline, kind and number, and the last day where there is one.</summary>
internal static class CertificateCells
{
    // A number may hold any sign that lists are made with, but not these.
    private static readonly char[] Between = ['；', ';', '\n'];

    public static IEnumerable<string> Parts(string cell) =>
        cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <returns>The part as it is where it cannot be read, which the shape of the field refuses.</returns>
    public static JsonNode Of(string part)
    {
        var words = TypedText.Clean(TextKind.Line, part).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
            return part;
        var until = words.Length > 2 ? DayOf(words[^1]) : null;
        return new JsonObject
        {
            ["discipline"] = words[0],
            ["proof"] = string.Join(' ', until is null ? words[1..] : words[1..^1]),
            ["until"] = until,
        };
    }

    public static string TextOf(JsonNode? one) =>
        $"{one!["discipline"]} {one["proof"]}{(one["until"] is { } day ? $" {day}" : "")}";

    // 2027/6/30 is what spreadsheets make of a day.
    private static string? DayOf(string word) =>
        DateOnly.TryParseExact(
            word.Replace('/', '-'),
            "yyyy-M-d",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
}
