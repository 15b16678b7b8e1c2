namespace Delivery.Pages.Web.Registers;

/// <summary>A register's entries, searched and filtered.</summary>
/// <param name="Register">街镇</param>
/// <param name="Path">Where the list lives, and its search asks.</param>
/// <param name="SearchHint">What may be looked for; null where a search makes no sense.</param>
/// <param name="Found">How many there are under this search, on all pages.</param>
/// <param name="ListName">Under which all of it can be taken as a file.</param>
/// <param name="NewPath">Null for who may not add one.</param>
public sealed record RegisterListModel(
    PageFrame Frame,
    string Register,
    string Path,
    string About,
    string? SearchHint,
    string Search,
    IReadOnlyList<ListFilter> Filters,
    IReadOnlyList<string> Columns,
    IReadOnlyList<RegisterLine> Lines,
    int Found,
    string ListName,
    string FormKey,
    string? NewPath = null,
    string? NextPath = null
) : IModelOf<RegisterListPage>;

/// <summary>A select beside the search; posted by GET under its name.</summary>
public sealed record ListFilter(string Name, string Label, IReadOnlyList<Choice> Choices, string Chosen = "");

/// <param name="Cells">One for each column after the first, which holds title and code.</param>
public sealed record RegisterLine(
    string Code,
    string Title,
    string Path,
    IReadOnlyList<string> Cells,
    IReadOnlyList<Mark> Marks
);
