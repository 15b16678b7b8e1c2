namespace Delivery.Domain.Ordering;

public sealed record District(string Code, string Name);

/// <summary>Shanghai's 16 districts with their statistical codes.</summary>
public static class Districts
{
    public static IReadOnlyList<District> All { get; } =
    [
        new("310101", "黄浦区"),
        new("310104", "徐汇区"),
        new("310105", "长宁区"),
        new("310106", "静安区"),
        new("310107", "普陀区"),
        new("310109", "虹口区"),
        new("310110", "杨浦区"),
        new("310112", "闵行区"),
        new("310113", "宝山区"),
        new("310114", "嘉定区"),
        new("310115", "浦东新区"),
        new("310116", "金山区"),
        new("310117", "松江区"),
        new("310118", "青浦区"),
        new("310120", "奉贤区"),
        new("310151", "崇明区"),
    ];

    /// <summary>By code or by name; null when Shanghai has no such district.</summary>
    public static District? Find(string? codeOrName) =>
        All.FirstOrDefault(d => d.Code == codeOrName || d.Name == codeOrName);

    /// <summary>Where a district's name stands in the city's usual order; one that is unknown stands last.</summary>
    public static int PlaceOf(string name) => Places.GetValueOrDefault(name, All.Count);

    private static readonly Dictionary<string, int> Places = All.Index().ToDictionary(d => d.Item.Name, d => d.Index);
}
