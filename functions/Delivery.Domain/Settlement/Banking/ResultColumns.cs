namespace Delivery.Domain.Settlement.Banking;

/// <summary>What a bank's results may be made of, each column by the bank's own heading: <c>payslip=附言,result=交易状态</c>.</summary>
public static class ResultColumns
{
    /// <summary>The row's number in our file: read only where the template names it, for many banks number their own rows.</summary>
    public const string Number = "number";

    public static IReadOnlyList<string> Names { get; } = ["payslip", "result", "reason", "date", "file", Number];

    /// <summary>
    /// The columns of a template; null when one is unknown, stands twice, or a needed one is missing: without the result nobody
    /// knows what, and without the payslip, or the row's number in our file, nobody knows of whom.
    /// </summary>
    public static IReadOnlyList<BankColumn>? Parse(string columns) =>
        BankColumns.Parse(columns, Names, ["result"]) is { } read
        && read.Any(column => column.Name is "payslip" or Number)
            ? read
            : null;

    public static bool Has(BankFileSettings template, string name)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Parse(template.Results)?.Any(column => column.Name == name) == true;
    }

    /// <summary>The bank's heading of a column; its own name where the template does not say.</summary>
    public static string HeadingOf(BankFileSettings template, string name)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Parse(template.Results)?.FirstOrDefault(column => column.Name == name)?.Heading ?? name;
    }
}
