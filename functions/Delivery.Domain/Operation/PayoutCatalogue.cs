using Delivery.Domain.Settlement.Banking;
using Delivery.Domain.Settlement.Taxes;

namespace Delivery.Domain.Operation;

/// <summary>The settings of tax and of the bank's file (domain.md, section 7).</summary>
internal static class PayoutCatalogue
{
    private const string FromNextFile = "之后下载的银行文件起用。";

    private static readonly SettingPart<BankFileSettings> Bank = new(
        SettingGroup.Settlement,
        all => all.BankFile,
        (all, part) => all with { BankFile = part }
    );

    private static readonly SettingPart<TaxSettings> Tax = new(
        SettingGroup.Settlement,
        all => all.Tax,
        (all, part) => all with { Tax = part }
    );

    public static IReadOnlyList<Setting> All { get; } =
    [
        Tax.Written(
            "tax-grouping",
            "一位老师当月的课酬怎样合并计税",
            "month（全部合并）、stream（按经费渠道）或 category（按类别）",
            typed => TaxGroupings.Find(typed.ToLowerInvariant())?.Name(),
            of => of.Grouping.Name(),
            (of, name) => of with { Grouping = TaxGroupings.Find(name)!.Value },
            "编制工资单那天的设定管整个月；已编制的月份不变。"
        ) with
        {
            Words = Enum.GetValues<TaxGrouping>().ToDictionary(by => by.Name(), by => by.Label()),
        },
        Bank.Written(
            "bank-file-columns",
            "银行文件的列和顺序",
            $"用逗号隔开的列，可以是{BankColumns.Listed(BankColumns.Names)}，中文也认；须有户名、账号和金额；银行另有叫法的写成 账号=收款账号",
            typed => BankColumns.Parse(typed) is { } columns ? BankColumns.Kept(columns) : null,
            of => of.Columns,
            (of, columns) => of with { Columns = columns },
            FromNextFile
        ) with
        {
            InWords = BankColumns.InWords,
        },
        Bank.Written(
            "bank-result-columns",
            "银行回执的列",
            $"用逗号隔开的列，可以是{BankColumns.Listed(ResultColumns.Names)}，中文也认；须有结果，和工资单号或行号（银行文件里的行号，同文件一起认出是哪一笔）；银行另有叫法的写成 结果=交易状态",
            typed => ResultColumns.Parse(typed) is { } columns ? BankColumns.Kept(columns) : null,
            of => of.Results,
            (of, columns) => of with { Results = columns },
            "之后上传的回执起用。"
        ) with
        {
            InWords = BankColumns.InWords,
        },
        Bank.Written(
            "bank-file-separator",
            "银行文件的分隔符",
            ", ; | 之一，或 tab",
            typed =>
                BankColumns.Separators.FirstOrDefault(one =>
                    string.Equals(one, typed, StringComparison.OrdinalIgnoreCase)
                ),
            of => of.Separator,
            (of, separator) => of with { Separator = separator },
            FromNextFile
        ),
        Bank.YesNo(
            "bank-file-header",
            "银行文件第一行写列名",
            of => of.HasHeader,
            (of, yes) => of with { HasHeader = yes },
            FromNextFile
        ),
        Bank.Written(
            "bank-file-encoding",
            "银行文件的编码",
            $"{BankColumns.Utf8} 或 {BankColumns.Gb18030}",
            typed =>
                typed.ToUpperInvariant() is var encoding && encoding is BankColumns.Utf8 or BankColumns.Gb18030
                    ? encoding
                    : null,
            of => of.Encoding,
            (of, encoding) => of with { Encoding = encoding },
            FromNextFile
        ),
    ];
}
