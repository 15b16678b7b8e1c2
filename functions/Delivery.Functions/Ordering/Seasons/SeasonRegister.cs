using Azure;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Ordering.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Workflow;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Ordering.Seasons;

/// <summary>The seasons of this year and the next, and of every year that staff have set: each has its window, set or by default.</summary>
public sealed class SeasonRegister(Registers registers, CurrentSettings settings, TimeProvider clock)
    : RegisterKind<SeasonWindow>(registers.Seasons)
{
    public override string Path => Paths.Seasons;

    public override string Name => "季度";

    public override string About => "每一季在哪些日子里可以申报。没有设定的，按默认的日子开放。";

    public override EntryField? Code => null;

    public override IReadOnlyList<string> Columns { get; } = ["季度", "上课", "申报"];

    private DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());

    public override async Task<IReadOnlyList<Stored<SeasonWindow>>> AllAsync()
    {
        var set = await base.AllAsync();
        var all = Enumerable
            .Range(Today.Year, 2)
            .SelectMany(_ => Enum.GetValues<SeasonKind>(), (year, kind) => new Season(year, kind))
            .Where(season => set.All(row => row.Value.Season != season))
            .Select(ByDefault)
            .Concat(set);
        var (months, running) = (settings.Ordering.Seasons, settings.Ordering.Seasons.RunningOrNext(Today));
        var from = months.FirstOf(running);
        // What is taught now or next stands first, then what is to come; what is over follows, the latest first.
        return
        [
            .. all.OrderBy(row => months.FirstOf(row.Value.Season) < from)
                .ThenBy(row => Math.Abs(months.FirstOf(row.Value.Season).DayNumber - from.DayNumber)),
        ];
    }

    public override async Task<Stored<SeasonWindow>?> FindAsync(string code) =>
        Season.TryParse(code, out var season) ? await base.FindAsync(code) ?? ByDefault(season) : null;

    public override Task<IReadOnlyList<FieldGroup>> GroupsAsync() => Task.FromResult(SeasonFields.Groups);

    public override string TitleOf(SeasonWindow entry) => entry.Season.Label;

    public override EntryValues ValuesOf(SeasonWindow entry) => SeasonFields.ValuesOf(entry);

    public override IReadOnlyList<string> CellsOf(SeasonWindow entry) =>
        [
            settings.Ordering.Seasons.Label(entry.Season.Kind),
            $"{Dates.FullDay(entry.Opens)}—{Dates.FullDay(entry.Closes)}",
        ];

    public override IReadOnlyList<Mark> MarksOf(SeasonWindow entry) =>
        [
            entry.IsOpenOn(Today) ? new Mark("正在申报", Tone.Ok)
            : entry.Opens > Today ? new Mark("还没有开放")
            : new Mark("已截止"),
        ];

    public override EntryRead<SeasonWindow> Read(string code, EntryValues typed, SeasonWindow? known)
    {
        var (opens, closes) = (CalendarRegister.ReadDay(typed["opens"]), CalendarRegister.ReadDay(typed["closes"]));
        var window = new SeasonWindow(Season.Parse(code), opens ?? default, closes ?? default);
        return new EntryRead<SeasonWindow>(
            window,
            [
                .. opens is null ? [new FieldError("opens", "请填写开放日期，例如 2026-07-03")] : (FieldError[])[],
                .. closes is null ? [new FieldError("closes", "请填写截止日期，例如 2026-11-30")] : (FieldError[])[],
                .. opens is null || closes is null ? [] : FormErrors.Of(RegisterRules.Check(window)).All,
            ]
        );
    }

    /// <summary>Streets are in the middle of it: who closes an open window, or moves its end, is told.</summary>
    public override async Task<IReadOnlyList<string>> MovesAsync(SeasonWindow entry)
    {
        var now = (await FindAsync($"{entry.Season}"))!.Value;
        if (!now.IsOpenOn(Today) && !entry.IsOpenOn(Today) || now == entry)
            return [];
        return
        [
            $"{entry.Season.Label}的申报：原为{Words(now)}，将改为{Words(entry)}",
            .. now.IsOpenOn(Today) && !entry.IsOpenOn(Today) ? ["保存后街镇马上不能再申报这一季"] : (string[])[],
            .. !now.IsOpenOn(Today) && entry.IsOpenOn(Today) ? ["保存后街镇马上可以申报这一季"] : (string[])[],
        ];
    }

    public override async Task<PutResult> SaveAsync(Call call, string code, SeasonWindow entry, ETag ifMatch) =>
        (await Register.PutAsync(call, new Act("season.put", code), code, entry, ifMatch)).Result;

    private Stored<SeasonWindow> ByDefault(Season season) =>
        new(SeasonWindow.Default(season, settings.Ordering), Versions.Absent, "seasons", $"{season}");

    private static string Words(SeasonWindow window) => $"{Dates.FullDay(window.Opens)}—{Dates.FullDay(window.Closes)}";
}
