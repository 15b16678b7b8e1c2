using Delivery.Pages.Web;

namespace Delivery.Pages.People;

/// <summary>Staff bring a register from a file: choose, look at what is wrong, then take.</summary>
/// <param name="Register">The chosen register's name in addresses; empty at first.</param>
/// <param name="Checked">What the file came to; null until one was sent.</param>
/// <param name="Imports">The last ones, newest first.</param>
/// <param name="Done">What was just taken; null otherwise.</param>
public sealed record ImportModel(
    PageFrame Frame,
    string FormKey,
    IReadOnlyList<Choice> Registers,
    string Register,
    FormErrors Errors,
    CheckedFile? Checked,
    IReadOnlyList<ImportLine> Imports,
    string? Done = null
) : IModelOf<ImportPage>;

/// <param name="Right">Rows without an error.</param>
/// <param name="ErrorCount">All errors, where they are more than are listed.</param>
/// <param name="Content">The file itself, which the next form sends again: nothing of it is kept until somebody decides.</param>
public sealed record CheckedFile(
    string Title,
    int Rows,
    int Right,
    int ErrorCount,
    IReadOnlyList<CellErrorLine> Errors,
    string Content
);

/// <param name="Row">As a spreadsheet counts.</param>
public sealed record CellErrorLine(int Row, string Column, string Message);

/// <param name="Left">Rows that are still to be put in: above none only for seconds, or after a crash.</param>
public sealed record ImportLine(string Title, DateTimeOffset At, string By, int Rows, int Taken, int Left);
