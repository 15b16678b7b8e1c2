using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Pages.Settlement.Fees;
using Delivery.Pages.Settlement.Taxes;
using Delivery.Pages.Settlement.Windows;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Tests.Pages;

/// <summary>The registers of the month's money, and its dates.</summary>
internal static class MoneySamples
{
    public static readonly WindowsModel Windows = new(
        Sample.Frame(Reader.Staff),
        2026,
        ["街镇反馈", "编制工资单", "老师核对", "审批与发放"],
        [Row(8, isNow: true), Row(9, isNow: false)],
        2027
    );

    public static readonly WindowsModel StreetWindows = Windows with
    {
        Frame = Sample.Frame(Reader.Street),
        Columns = ["街镇反馈"],
        Rows = [.. Windows.Rows.Select(row => row with { Windows = [row.Windows[0]] })],
        MissingYear = null,
    };

    public static readonly EntryFormModel FeeNorm = Form("课酬标准", Paths.FeeNorms) with
    {
        Groups = FeeNormFields.Groups,
        Values = FeeNormFields.ValuesOf(FeeTable.Default),
        Warnings = ["2027年1月1日起的课按新标准结算，已确认的课也是；之前的课不变", "武术类 一级：250元，将改为275元"],
        Seen = "0f0f",
    };

    public static readonly EntryFormModel TaxTables = Form("劳务报酬税率表", Paths.TaxTables) with
    {
        Groups = TaxTableFields.Groups,
        Values = TaxTableFields.ValuesOf(TaxTable.Since2019),
        Errors = Sample.Errors(new FieldError("brackets", "各级的上限和税率应逐级升高，请核对")),
    };

    private static EntryFormModel Form(string register, string path) =>
        new(
            Sample.Frame(Reader.Staff),
            $"新增{register}",
            path,
            register,
            Paths.NewEntry(path),
            path,
            "key-20",
            "",
            [],
            EntryValues.Empty,
            FormErrors.None
        );

    private static WindowsRow Row(int month, bool isNow) =>
        new(
            new Month(2026, month),
            [
                Days(month + 1, 1, month == 9 ? 9 : 5, false, month == 9),
                Days(month + 1, month == 9 ? 10 : 6, month == 9 ? 12 : 10, isNow, month == 9),
                Days(month + 1, 13, 15, false, false),
                Days(month + 1, 16, 20, false, false),
            ]
        );

    private static WindowDays Days(int month, int first, int last, bool isNow, bool isLater) =>
        new(new DateOnly(2026, month, first), new DateOnly(2026, month, last), isNow, isLater);
}
