namespace Delivery.Functions.Web.Sheets;

/// <summary>A table that leaves the system as a file.</summary>
/// <param name="Name">As the tab of the spreadsheet says it, at most 31 characters.</param>
/// <param name="Columns">Each once.</param>
/// <param name="Rows">As many cells each as there are columns.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>A bank's program reads it, which takes account numbers bare; people's programs would round them.</summary>
    public bool ForBank { get; init; }

    /// <summary>A last row holds the sums: in a spreadsheet as formulas with their values, in CSV as values.</summary>
    public bool Summed { get; init; }
}
