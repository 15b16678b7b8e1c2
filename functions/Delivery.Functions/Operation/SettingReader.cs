using Delivery.Domain.Calendar;
using Delivery.Domain.Operation;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;

namespace Delivery.Functions.Operation;

/// <summary>Gathers what the pages show of the settings.</summary>
public sealed class SettingReader(Site site, CurrentSettings current, SettingRows rows, TimeProvider clock)
{
    private DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());

    public async Task<SettingsModel> AllAsync(Caller caller)
    {
        await current.ReadAsync();
        return new SettingsModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            [
                .. SettingCatalogue
                    .All.GroupBy(setting => setting.Group)
                    .Select(group => new SettingSection(
                        group.Key.Label(),
                        [.. group.Select(setting => LineOf(setting, current.Book.HistoryOf(setting)))]
                    )),
            ]
        );
    }

    /// <summary>Every setting as it holds today, for staff to take along.</summary>
    public ListFile List => new("settings", "设置", caller => caller.IsStaff, SheetAsync);

    private async Task<Sheet> SheetAsync()
    {
        await current.ReadAsync();
        return new Sheet(
            "设置",
            ["类别", "设置", "名称", "现在的值", "默认值", "从哪天起", "已定的修改"],
            [.. SettingCatalogue.All.Select(setting => RowOf(setting, current.Book.HistoryOf(setting)))]
        );
    }

    private IReadOnlyList<Cell> RowOf(Setting setting, SettingHistory history)
    {
        var line = LineOf(setting, history);
        return
        [
            new Cell.Text(setting.Group.Label()),
            new Cell.Text(line.Label),
            new Cell.Text(line.Name),
            new Cell.Text(line.Value),
            new Cell.Text(line.Default),
            line.Since is { } since ? new Cell.Day(since) : new Cell.Text(""),
            new Cell.Text(
                string.Join('\n', line.Planned.Select(one => $"{Dates.FullDay(one.HoldsFrom)}起 {one.Value}"))
            ),
        ];
    }

    /// <param name="typed">What was typed; null for a fresh form with today's value.</param>
    public async Task<SettingModel> OneAsync(
        Caller caller,
        Setting setting,
        SettingFormValues? typed = null,
        FormErrors? errors = null
    )
    {
        var stored = await rows.FindAsync(setting.Name);
        var history = stored?.Value ?? SettingHistory.NeverChanged(setting.Name);
        return new SettingModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            SettingRows.VersionOf(stored).ToString("H"),
            LineOf(setting, history),
            setting.Group.Label(),
            setting.Kind,
            setting.Range,
            setting.Hint,
            typed ?? new SettingFormValues(NowOf(setting, history), Dates.Iso(Today), ""),
            errors ?? FormErrors.None,
            caller.May(Role.Admin),
            Today,
            [.. history.Changes.Reverse().Select(change => ChangeOf(setting, change))]
        )
        {
            Fields = SettingFields.Of(setting),
            Choices = setting.Words?.Select(word => new Choice(word.Key, word.Value)).ToList(),
        };
    }

    private string NowOf(Setting setting, SettingHistory history) =>
        history.On(Today)?.Value ?? setting.ValueIn(current.Book.Defaults);

    private SettingLine LineOf(Setting setting, SettingHistory history) =>
        new(
            setting.Name,
            setting.Label,
            setting.Shown(NowOf(setting, history)),
            setting.Shown(setting.ValueIn(current.Book.Defaults)),
            history.On(Today)?.HoldsFrom,
            [.. history.PlannedAfter(Today).Select(change => ChangeOf(setting, change))]
        );

    private static SettingChangeLine ChangeOf(Setting setting, SettingChange change) =>
        new(setting.Shown(change.Value), change.HoldsFrom, change.Reason, change.By, change.At);
}
