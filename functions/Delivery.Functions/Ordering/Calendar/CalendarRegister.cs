using Azure;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Ordering.Calendar;

/// <summary>The years' calendars as their pages keep them: what a change would move is shown before it is saved.</summary>
public sealed class CalendarRegister(Calendars calendars, CalendarMoves moves)
    : RegisterKind<CalendarYear>(calendars.Years)
{
    // A span longer than a year is a slip of the pen.
    private const int LongestSpan = 366;

    public override string Path => Paths.Calendar;

    public override string Name => "年历";

    public override string About =>
        "每年放假和调休上班的日子，所有的期限都按它算。新的一年在国务院办公厅发通知后录入。";

    public override EntryField Code { get; } =
        new("code", "年份", FieldKind.Number, Hint: "四位数字，例如 2027", Required: true);

    public override IReadOnlyList<string> Columns { get; } = ["年份", "放假", "调休上班"];

    public override async Task<IReadOnlyList<Stored<CalendarYear>>> AllAsync() =>
        [.. (await base.AllAsync()).OrderByDescending(year => year.Value.Year)];

    public override Task<IReadOnlyList<FieldGroup>> GroupsAsync() => Task.FromResult(CalendarFields.Groups);

    public override string TitleOf(CalendarYear entry) => $"{entry.Year}年";

    public override EntryValues ValuesOf(CalendarYear entry) => CalendarFields.ValuesOf(entry);

    public override IReadOnlyList<string> CellsOf(CalendarYear entry) =>
        [$"{entry.Off.Count}天", $"{entry.Work.Count}天"];

    public override async Task<(IReadOnlyList<FactGroup> More, IReadOnlyList<string> Warnings)> AroundAsync(
        CalendarYear entry
    ) => ([.. await moves.WindowsOfAsync(entry.Year)], []);

    public override EntryRead<CalendarYear> Read(string code, EntryValues typed, CalendarYear? known)
    {
        var named = YearNumber.TryParse(code, out var year);
        var (off, work) = (DaysOf(typed, "off"), DaysOf(typed, "work"));
        var entry = new CalendarYear(year, off.Days, work.Days);
        return new EntryRead<CalendarYear>(
            entry,
            [
                .. named ? [] : (FieldError[])[new("code", "年份应为四位数字，例如 2027")],
                .. off.Wrong,
                .. work.Wrong,
                .. named ? FormErrors.Of(RegisterRules.Check(entry)).All : [],
            ]
        );
    }

    public override Task<IReadOnlyList<string>> MovesAsync(CalendarYear entry) => moves.OfAsync(entry);

    public override async Task<PutResult> SaveAsync(Call call, string code, CalendarYear entry, ETag ifMatch) =>
        (await calendars.PutAsync(call, entry, ifMatch)).Result;

    private static (HashSet<DateOnly> Days, IReadOnlyList<FieldError> Wrong) DaysOf(EntryValues typed, string field)
    {
        var lines = typed.LinesOf(field).Select(line => (Line: line, Days: ReadDays(line))).ToList();
        return (
            [.. lines.SelectMany(line => line.Days ?? [])],
            [
                .. lines
                    .Where(line => line.Days is null)
                    .Select(line => new FieldError(
                        field,
                        $"看不懂“{line.Line}”，请写成 2026-10-01，或 2026-10-01 至 2026-10-07"
                    )),
            ]
        );
    }

    /// <returns>Null when the line cannot be read.</returns>
    private static IReadOnlyList<DateOnly>? ReadDays(string line)
    {
        var ends = TypedText.Clean(TextKind.Code, line).Replace('~', '至').Split('至', StringSplitOptions.TrimEntries);
        if (ends.Length > 2 || ReadDay(ends[0]) is not { } first || ReadDay(ends[^1]) is not { } last)
            return null;
        var days = last.DayNumber - first.DayNumber + 1;
        return days is < 1 or > LongestSpan ? null : [.. Enumerable.Range(0, days).Select(first.AddDays)];
    }

    internal static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) && day.Year is > 1900 and < 3000 ? day : null;
}
