namespace Delivery.Domain.Settlement.Banking;

/// <summary>What a bank's results may be made of, each column by the bank's own heading: <c>payslip=附言,result=交易状态</c>.</summary>
public static class ResultColumns
{
    // Without these nobody knows of what, or what.
    private static readonly string[] Needed = ["payslip", "result"];

    public static IReadOnlyList<string> Names { get; } = ["payslip", "result", "reason", "date", "file"];

    /// <summary>The columns of a template; null when one is unknown, stands twice, or a needed one is missing.</summary>
    public static IReadOnlyList<BankColumn>? Parse(string columns) => BankColumns.Parse(columns, Names, Needed);

    /// <summary>The bank's heading of a column; its own name where the template does not say.</summary>
    public static string HeadingOf(BankFileSettings template, string name)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Parse(template.Results)?.FirstOrDefault(column => column.Name == name)?.Heading ?? name;
    }
}
