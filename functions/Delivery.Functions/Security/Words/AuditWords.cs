using Delivery.Domain.Operation;

namespace Delivery.Functions.Security.Words;

/// <summary>
/// What was acted on, as people read it; the audit log itself keeps ids. Files that are downloaded have both: the log is
/// looked up by its ids.
/// </summary>
public static class AuditWords
{
    /// <summary>What an act is about, where its id begins with the name of a list and not with a thing's own number.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["streets"] = "街镇",
            ["teachers"] = "老师",
            ["disciplines"] = "项目",
            ["seasons"] = "季度",
            ["calendar"] = "年历",
            ["fee-norms"] = "课酬标准",
            ["tax-tables"] = "劳务报酬税率表",
            ["channels"] = "渠道",
            ["agreement-texts"] = "责任书文本",
            ["integrations"] = "对接系统",
            ["settings"] = "设置",
            ["webhooks"] = "系统推送",
            ["orders"] = "订单",
            ["lessons"] = "课",
            ["street"] = "街镇",
            ["teacher"] = "老师",
            ["staff"] = "工作人员",
            ["integration"] = "对接系统",
            ["news"] = "新闻",
            ["roster"] = "名单",
            ["feedback"] = "反馈",
            ["low-headcount"] = "到场人数",
            ["change"] = "更改",
            ["visit"] = "督导",
        };

    /// <summary>A setting by its label; a list's entry by the list's word and its number.</summary>
    public static string SubjectOf(string act, string subject) =>
        act == "setting.change"
            ? SettingCatalogue.Find(subject)?.Label ?? subject
            : string.Join('/', subject.Split('/').Select(PartOf));

    /// <summary>What the log keeps of an act in short, in words: who got which key, and how much of a file was taken.</summary>
    public static string? NoteOf(string act, string? note) =>
        act switch
        {
            "integration.key" => RoleWords.OfNote(note),
            "register.import" when note?.Split(" / ") is [var taken, var rows] => $"录入{taken}行，共{rows}行",
            _ => note,
        };

    // BH06/news-BH06-2026-002 is a violation: what was missing, and of which course.
    private static string PartOf(string part) =>
        Kinds.TryGetValue(part, out var whole) ? whole
        : Kinds.Keys.FirstOrDefault(kind => part.StartsWith($"{kind}-", StringComparison.OrdinalIgnoreCase)) is { } kind
            ? $"{Kinds[kind]} {part[(kind.Length + 1)..]}"
        : part;
}
