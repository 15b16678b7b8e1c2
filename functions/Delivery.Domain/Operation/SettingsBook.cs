namespace Delivery.Domain.Operation;

/// <summary>The defaults and all that was ever changed: what each setting is on any day.</summary>
public sealed class SettingsBook(AllSettings defaults, IEnumerable<SettingHistory> histories)
{
    private const int LongestReason = 500;

    private readonly Dictionary<string, SettingHistory> histories = histories.ToDictionary(history => history.Name);

    private readonly IReadOnlyList<Setting> changed =
    [
        .. SettingCatalogue.All.IntersectBy(histories.Select(history => history.Name), setting => setting.Name),
    ];

    public AllSettings Defaults { get; } = defaults;

    public SettingHistory HistoryOf(Setting setting) =>
        histories.GetValueOrDefault(setting.Name) ?? SettingHistory.NeverChanged(setting.Name);

    /// <summary>As they hold at the end of a day in Shanghai, as far as is known now.</summary>
    public AllSettings On(DateOnly day) => Of(history => history.On(day));

    /// <summary>As they held when something was decided, or will hold when it happens.</summary>
    public AllSettings At(DateTimeOffset moment) => Of(history => history.At(moment));

    // Most were never changed, and it is asked at every step of a month's pay.
    private AllSettings Of(Func<SettingHistory, SettingChange?> holds) =>
        changed.Aggregate(
            Defaults,
            (all, setting) => holds(histories[setting.Name]) is { } change ? setting.Put(all, change.Value) : all
        );

    public SettingsBook With(SettingHistory history) =>
        new(Defaults, [.. histories.Values.Where(known => known.Name != history.Name), history]);

    /// <summary>The setting's history with one more change, or every reason why it may not be made.</summary>
    /// <param name="change">Its value as it was typed.</param>
    /// <param name="today">In Shanghai: what is past was decided under the old value, and stays.</param>
    public Outcome<SettingHistory> Change(Setting setting, SettingChange change, DateOnly today)
    {
        var value = setting.Check(change.Value);
        List<Refusal> refusals = [.. value.Refusals, .. Formal(change, today)];
        if (refusals.Count > 0)
            return Outcome.Refused<SettingHistory>(refusals);
        var next = HistoryOf(setting).With(change with { Value = value.Value });
        var broken = With(next).BrokenFrom(change.HoldsFrom).Except(BrokenFrom(change.HoldsFrom)).ToList();
        return broken.Count > 0
            ? Outcome.Refused<SettingHistory>([
                .. broken.Select(rule => new Refusal("setting.together", rule, "value")),
            ])
            : Outcome.Of(next);
    }

    private static IEnumerable<Refusal> Formal(SettingChange change, DateOnly today)
    {
        if (change.HoldsFrom < today)
            yield return new Refusal("setting.from", $"生效日期应为今天（{today:yyyy-MM-dd}）或以后，请改正", "from");
        if (change.HoldsFrom > today.AddYears(5))
            yield return new Refusal("setting.from", "生效日期最晚为五年以后，请改正", "from");
        if (string.IsNullOrWhiteSpace(change.Reason))
            yield return new Refusal("setting.reason", "请写明为什么改", "reason");
        else if (change.Reason.Length > LongestReason)
            yield return new Refusal("setting.reason", $"理由最多{LongestReason}字，请删短", "reason");
    }

    // Values change on few days: on that day and on those of later changes the rules between settings are looked at.
    private IEnumerable<string> BrokenFrom(DateOnly day) =>
        histories
            .Values.SelectMany(history => history.Changes)
            .Select(change => change.HoldsFrom)
            .Where(from => from > day)
            .Append(day)
            .Distinct()
            .SelectMany(from => SettingsTogether.Broken(On(from)))
            .Distinct();
}
