namespace Delivery.Domain.Programme;

/// <summary>What a lesson lacks that the public needs (domain.md, section 6): it is chased, and published marked.</summary>
public static class ProgrammeGaps
{
    /// <summary>What stands where something is not known yet.</summary>
    public const string Open = "待定";

    /// <summary>In the street's words: 场地, 地址, 联系人, 联系电话.</summary>
    public static IReadOnlyList<string> Of(ProgrammeLesson lesson) =>
        [
            .. from part in new[]
            {
                (Name: "场地", Text: lesson.Venue),
                (Name: "地址", Text: lesson.Address),
                (Name: "联系人", Text: lesson.Contact.Name),
                (Name: "联系电话", Text: lesson.Contact.Phone),
            }
            where IsOpen(part.Text)
            select part.Name,
        ];

    /// <summary>The text as it is shown.</summary>
    public static string Shown(string? text) => IsOpen(text) ? Open : text!;

    private static bool IsOpen(string? text) => string.IsNullOrWhiteSpace(text) || text.Trim() is Open or "未定" or "-";
}
