namespace Delivery.Functions.Web.Intake;

/// <summary>What a cell of a column holds.</summary>
public enum CellKind
{
    Text,
    Whole,
    YesNo,

    /// <summary>Several, with a comma or the like between them.</summary>
    List,

    /// <summary>Times of a week, such as 周一 18:00-20:00；周六 09:00-12:00.</summary>
    WeekTimes,

    /// <summary>Certificates with their last day, such as TJQ 社体指导员2024-118 2027-06-30；BDJ 教练证3.</summary>
    Certificates,

    /// <summary>A category of disciplines, by its Chinese or its English name.</summary>
    Category,
}

/// <summary>A column of a register's table.</summary>
/// <param name="Path">The field as the API spells it, which is the column's English name.</param>
/// <param name="Name">As the template has it.</param>
/// <param name="Sample">An invented value, for the template.</param>
/// <param name="BlankKeeps">An empty cell leaves what is stored, since it is never shown or has a default.</param>
public sealed record IntakeColumn(
    string Path,
    string Name,
    string Sample,
    CellKind Kind = CellKind.Text,
    bool BlankKeeps = false
)
{
    /// <summary>Goes in and never comes out.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Other names that people give it.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    public bool IsCalled(string header) =>
        Path.Equals(header, StringComparison.OrdinalIgnoreCase)
        || Name == header
        || Also.Contains(header, StringComparer.Ordinal);

    /// <summary>A refusal of the field, of one item of it, or of the whole that it begins is shown here.</summary>
    public bool Shows(string field) =>
        field == Path
        || field.StartsWith($"{Path}[", StringComparison.Ordinal)
        || Path.StartsWith($"{field}.", StringComparison.Ordinal);

    /// <summary>What a cell should hold, for who wrote something else.</summary>
    public string Expected =>
        Kind switch
        {
            CellKind.Whole => $"整数，只写数字，例如 {Sample}",
            CellKind.YesNo => "“是”或“否”",
            CellKind.WeekTimes => "星期和时间，例如 周一 18:00-20:00；周六 09:00-12:00",
            CellKind.Certificates =>
                "项目代码、证书编号和到期日，例如 TJQ 社体指导员2024-118 2027-06-30；没有到期日就不写，几张之间用；隔开",
            CellKind.Category =>
                $"其中之一：{string.Join("、", Enum.GetValues<Domain.Ordering.Category>().Select(Domain.Ordering.Categories.Label))}",
            _ => "文字",
        };
}
