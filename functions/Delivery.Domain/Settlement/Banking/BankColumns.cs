namespace Delivery.Domain.Settlement.Banking;

/// <param name="Heading">As the bank calls it.</param>
public sealed record BankColumn(string Name, string Heading);

/// <summary>What a bank's file may be made of.</summary>
public static class BankColumns
{
    public const string Utf8 = "UTF-8";
    public const string Gb18030 = "GB18030";

    /// <summary>A tab cannot be typed into a field.</summary>
    public const string Tab = "tab";

    /// <summary>The number of the file within its month, the same in every row; <c>number</c> is that of the row.</summary>
    public const string FileNumber = "file-number";

    // Without these nobody could be paid by it.
    private static readonly string[] Needed = ["name", "account", "amount"];

    public static IReadOnlyList<string> Names { get; } =
    ["number", "payslip", "name", "bank", "account", "amount", "month", "remark", FileNumber];

    public static IReadOnlyList<string> Separators { get; } = [",", ";", "|", Tab];

    /// <summary>Of the file that goes to the bank, and of the results that come back.</summary>
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["number"] = "行号",
        ["payslip"] = "工资单号",
        ["name"] = "户名",
        ["bank"] = "开户行",
        ["account"] = "账号",
        ["amount"] = "金额",
        ["month"] = "月份",
        ["remark"] = "附言",
        [FileNumber] = "文件号",
        ["result"] = "结果",
        ["reason"] = "原因",
        ["date"] = "日期",
        ["file"] = "文件",
    };

    /// <summary>The columns of a template; null when one is unknown, stands twice, or a needed one is missing.</summary>
    public static IReadOnlyList<BankColumn>? Parse(string columns) => Parse(columns, Names, Needed);

    internal static IReadOnlyList<BankColumn>? Parse(
        string columns,
        IReadOnlyList<string> known,
        IReadOnlyList<string> needed
    )
    {
        var read = columns.Split([',', '，'], StringSplitOptions.TrimEntries).Select(ColumnOf).ToList();
        var names = read.Select(column => column.Name).ToHashSet();
        var headings = read.Select(column => column.Heading).ToHashSet();
        return
            names.IsSubsetOf(known)
            && names.IsSupersetOf(needed)
            && names.Count == read.Count
            && headings.Count == read.Count
            ? read
            : null;
    }

    /// <summary>In the one form in which a template is kept.</summary>
    public static string Kept(IEnumerable<BankColumn> columns) =>
        string.Join(',', columns.Select(one => one.Heading == one.Name ? one.Name : $"{one.Name}={one.Heading}"));

    /// <summary>A kept template as staff read it: 工资单号、账号（列名“收款账号”）.</summary>
    public static string InWords(string kept) =>
        string.Join(
            '、',
            kept.Split(',')
                .Select(ColumnOf)
                .Select(one =>
                    one.Heading == one.Name ? LabelOf(one.Name) : $"{LabelOf(one.Name)}（列名“{one.Heading}”）"
                )
        );

    /// <summary>name（户名）、account（账号）: what to type, and what it is.</summary>
    public static string Listed(IEnumerable<string> names) =>
        string.Join('、', names.Select(name => $"{name}（{LabelOf(name)}）"));

    /// <summary>The bank's heading of a column; null where the template has no such column.</summary>
    public static string? HeadingOf(BankFileSettings template, string name)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Parse(template.Columns)?.FirstOrDefault(column => column.Name == name)?.Heading;
    }

    public static char SeparatorOf(BankFileSettings settings) =>
        settings.Separator == Tab ? '\t' : settings.Separator[0];

    private static string LabelOf(string name) => Labels.GetValueOrDefault(name, name);

    // Who types a column's Chinese name alone finds it so in the file's first row.
    private static BankColumn ColumnOf(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        var name = Labels.FirstOrDefault(one => one.Value == parts[0]).Key ?? parts[0];
        return new BankColumn(name, parts is [_, { Length: > 0 } heading] ? heading : parts[0]);
    }
}
