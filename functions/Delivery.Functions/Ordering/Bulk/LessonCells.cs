using System.Globalization;
using System.Text.Json.Nodes;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.Ordering.Bulk;

/// <summary>
/// The lessons of a row. Dates and times come as people write them, or as the numbers that spreadsheets make of them.
/// </summary>
internal static class LessonCells
{
    // Days since 30 December 1899, as spreadsheets count: the years 1990 to 2100.
    private const int FirstSerial = 32_874;
    private const int LastSerial = 73_415;
    private const int MostLessons = 99;

    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];
    private static readonly string[] TimeForms = ["H:mm", "H:mm:ss"];

    /// <summary>Puts the lessons of the columns into the API's form.</summary>
    /// <returns>What cannot be read, each by its column.</returns>
    public static IReadOnlyList<Refusal> PutOnto(JsonObject body)
    {
        var wrong = new List<Refusal>();
        var days = DaysOf(body, wrong);
        var start = TimeOf($"{body[OrderColumns.Start]}");
        if (start is null)
            wrong.Add(new Refusal("import.time", "请写成 09:30", OrderColumns.Start));
        if (body[OrderColumns.Minutes] is not { } minutes || !int.TryParse($"{minutes}", out var length))
        {
            wrong.Add(new Refusal("import.minutes", "请填写每节的分钟数，例如 90", OrderColumns.Minutes));
            length = 0;
        }

        foreach (
            var column in (string[])
                [
                    OrderColumns.FirstDay,
                    OrderColumns.Start,
                    OrderColumns.Minutes,
                    OrderColumns.Count,
                    OrderColumns.EveryDays,
                    OrderColumns.Days,
                ]
        )
            body.Remove(column);
        body["lessons"] = new JsonArray([
            .. days.Select(day =>
                (JsonNode)
                    new JsonObject { ["start"] = $"{ShanghaiTime.At(day, start ?? default):O}", ["minutes"] = length }
            ),
        ]);
        return wrong;
    }

    public static DateOnly? DayOf(string cell)
    {
        var typed = TypedText.Clean(TextKind.Number, cell);
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
            return serial is >= FirstSerial and <= LastSerial
                ? DateOnly.FromDateTime(DateTime.FromOADate(serial))
                : null;
        return
            DateOnly.TryParseExact(typed, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1990 and < 2100
            ? day
            : null;
    }

    public static TimeOnly? TimeOf(string cell)
    {
        var typed = TypedText.Clean(TextKind.Number, cell);
        if (TimeOnly.TryParseExact(typed, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        return
            double.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part)
            && part is > 0 and < 1
            ? new TimeOnly(0, 0).AddMinutes(Math.Round(part * 24 * 60))
            : null;
    }

    private static IReadOnlyList<DateOnly> DaysOf(JsonObject body, List<Refusal> wrong)
    {
        if (body[OrderColumns.Days] is JsonArray { Count: > 0 } listed)
        {
            var read = listed.Select(day => DayOf($"{day}")).ToList();
            if (read.Contains(null))
                wrong.Add(new Refusal("import.date", "请写成 2026-09-21、2026-09-28", OrderColumns.Days));
            return [.. read.OfType<DateOnly>()];
        }

        var first = DayOf($"{body[OrderColumns.FirstDay]}");
        if (first is null)
            wrong.Add(new Refusal("import.date", "请写成 2026-09-21", OrderColumns.FirstDay));
        var count = Whole(body[OrderColumns.Count], 1, MostLessons);
        if (count is null)
            wrong.Add(new Refusal("import.count", "请填写节数，例如 10", OrderColumns.Count));
        var every = body[OrderColumns.EveryDays] is null ? 7 : Whole(body[OrderColumns.EveryDays], 1, 60);
        if (every is null)
            wrong.Add(new Refusal("import.every-days", "应为1至60天，每周一次请填 7", OrderColumns.EveryDays));
        return first is null || count is null || every is null
            ? []
            : [.. Enumerable.Range(0, count.Value).Select(at => first.Value.AddDays(at * every.Value))];
    }

    private static int? Whole(JsonNode? cell, int least, int most) =>
        int.TryParse($"{cell}", NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
            : null;
}
