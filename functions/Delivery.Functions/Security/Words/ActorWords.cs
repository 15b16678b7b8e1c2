namespace Delivery.Functions.Security.Words;

/// <summary>Who acted, as people read it; the audit log and the rows themselves keep ids.</summary>
public static class ActorWords
{
    private const string Key = "key:";

    /// <summary>Ids that are nobody's name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["service"] = "自动办理",
            ["anonymous"] = "没有登录",
            ["key:bootstrap"] = "初始密钥",
            ["key:bootstrap-approver"] = "初始密钥（复核）",
        };

    /// <param name="id">A directory id, a key's name, a street's code, a teacher's id.</param>
    public static string Of(string id) =>
        All.TryGetValue(id, out var known) ? known
        : id.StartsWith(Key, StringComparison.Ordinal) ? $"对接密钥“{id[Key.Length..]}”"
        : id;
}
