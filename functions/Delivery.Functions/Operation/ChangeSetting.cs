using Azure;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Operation;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Operation;

/// <param name="Value">As it was typed.</param>
/// <param name="From">The first day, in Shanghai, on which it is to hold.</param>
public sealed record SettingAsked(string Value, DateOnly From, string Reason);

/// <summary>Staff change a setting, from today or a later day on. What was decided before stays as it was.</summary>
public sealed class ChangeSetting(CurrentSettings current, SettingRows rows, Commands commands, TimeProvider clock)
{
    public static Refusal Stale { get; } = new("etag.mismatch", "这项设置刚被别人改过，请看过最新的数值再提交");

    /// <param name="ifMatch">The version that must be stored; null takes any.</param>
    public async Task<Outcome<SettingHistory>> RunAsync(Setting setting, SettingAsked asked, ETag? ifMatch, Call call)
    {
        var outcome = await commands.RunAsync(
            call,
            rows.Place,
            durable: null,
            () => DecideAsync(setting, asked, ifMatch, call)
        );
        // Here it holds at once; other processes read it within half a minute.
        await current.ReadAsync();
        return outcome;
    }

    private async Task<Decided<SettingHistory>> DecideAsync(
        Setting setting,
        SettingAsked asked,
        ETag? ifMatch,
        Call call
    )
    {
        // The rules between settings look at all of them.
        await current.ReadAsync();
        var stored = await rows.FindAsync(setting.Name);
        if (ifMatch is { } version && !version.Fits(SettingRows.VersionOf(stored)))
            return Outcome.Refused<SettingHistory>(Stale);
        var now = clock.GetUtcNow();
        var changed = current
            .Book.With(stored?.Value ?? SettingHistory.NeverChanged(setting.Name))
            .Change(
                setting,
                new SettingChange(asked.Value, asked.From, asked.Reason.Trim(), call.By.Name, now),
                ShanghaiTime.DateOf(now)
            );
        if (changed.IsRefused)
            return changed;
        var change = changed.Value.Changes[^1];
        var note = $"{setting.Shown(change.Value)}，{change.HoldsFrom:yyyy-MM-dd}起：{change.Reason}";
        return Decided.Change(
            changed.Value,
            new Act("setting.change", setting.Name, note),
            [SettingRows.Put(changed.Value, stored)]
        );
    }
}
