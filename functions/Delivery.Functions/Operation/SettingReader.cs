using Delivery.Domain.Calendar;
using Delivery.Domain.Operation;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
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
