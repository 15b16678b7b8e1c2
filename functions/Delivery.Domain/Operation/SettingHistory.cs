using Delivery.Domain.Calendar;

namespace Delivery.Domain.Operation;

/// <summary>A value that somebody set.</summary>
/// <param name="HoldsFrom">The first day, in Shanghai, on which it holds.</param>
/// <param name="By">Name of who changed it.</param>
public sealed record SettingChange(string Value, DateOnly HoldsFrom, string Reason, string By, DateTimeOffset At);

/// <summary>All that was ever set of one setting, in the order in which it was decided.</summary>
public sealed record SettingHistory(string Name, IReadOnlyList<SettingChange> Changes)
{
    public static SettingHistory NeverChanged(string name) => new(name, []);

    /// <summary>
    /// What holds on a day: of the changes that hold by then, the one that began last; of two for the same day, the one
    /// decided last. Null while the default holds.
    /// </summary>
    public SettingChange? On(DateOnly day) =>
        Changes.Where(change => change.HoldsFrom <= day).OrderBy(change => change.HoldsFrom).LastOrDefault();

    /// <summary>What held as something was decided: of the day's changes, those that were made by then.</summary>
    public SettingChange? At(DateTimeOffset moment) =>
        (this with { Changes = [.. Changes.Where(change => change.At <= moment)] }).On(ShanghaiTime.DateOf(moment));

    /// <summary>What will hold from a later day, soonest first.</summary>
    public IReadOnlyList<SettingChange> PlannedAfter(DateOnly today) =>
        [
            .. Changes
                .Where(change => change.HoldsFrom > today)
                .GroupBy(change => change.HoldsFrom)
                .OrderBy(day => day.Key)
                .Select(day => day.Last()),
        ];

    public SettingHistory With(SettingChange change) => this with { Changes = [.. Changes, change] };
}
