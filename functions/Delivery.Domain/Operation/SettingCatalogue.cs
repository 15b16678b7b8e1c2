namespace Delivery.Domain.Operation;

/// <summary>Every setting that staff may change, by group.</summary>
public static class SettingCatalogue
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. OrderingCatalogue.All,
        .. CalendarCatalogue.All,
        .. MatchingCatalogue.All,
        .. CourseCatalogue.All,
        .. WeChatCatalogue.All,
        .. EnrolmentCatalogue.All,
        .. PayoutCatalogue.All,
        .. ConductCatalogue.All,
        .. OfficeCatalogue.All,
        .. RetentionCatalogue.All,
    ];

    private static readonly Dictionary<string, Setting> ByName = All.ToDictionary(setting => setting.Name);

    public static Setting? Find(string name) => ByName.GetValueOrDefault(name);
}
