using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering.Bulk;

/// <summary>A season's orders from a file: choose, look at what is wrong, then file.</summary>
/// <param name="Checked">What the file came to; null until one was sent.</param>
/// <param name="Imports">The sender's last ones, newest first.</param>
/// <param name="Done">What was just taken; null otherwise.</param>
public sealed record OrderImportModel(
    PageFrame Frame,
    string FormKey,
    FormErrors Errors,
    CheckedOrders? Checked,
    IReadOnlyList<OrderImportLine> Imports,
    string? Done = null
) : IModelOf<OrderImportPage>;

/// <param name="Right">Rows without an error.</param>
/// <param name="ErrorCount">All errors, where they are more than are listed.</param>
/// <param name="Warnings">What the sender should look at; it refuses no row.</param>
/// <param name="Content">The file itself, which the next form sends again.</param>
public sealed record CheckedOrders(
    int Rows,
    int Right,
    int ErrorCount,
    IReadOnlyList<OrderCellError> Errors,
    IReadOnlyList<OrderCellError> Warnings,
    string Content
);

/// <param name="Row">As a spreadsheet counts.</param>
/// <param name="Link">Of the page on which it is put right, where that is another one.</param>
public sealed record OrderCellError(int Row, string Column, string Message, string? Link = null);

/// <param name="Left">Orders that are still to be filed: above none only for seconds, or after a crash.</param>
/// <param name="Refused">What other orders of the meantime have made impossible.</param>
public sealed record OrderImportLine(
    DateTimeOffset At,
    string By,
    int Rows,
    int Filed,
    int Left,
    IReadOnlyList<string> Refused
);
