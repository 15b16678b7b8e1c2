using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;
using static Delivery.Functions.Tests.Pages.RegisterSamples;

namespace Delivery.Functions.Tests.Pages;

/// <summary>A teacher's form, and the account that two people change.</summary>
internal static class TeacherEntrySamples
{
    public static readonly EntryFormModel TeacherForm = Form(
        "修改老师：王五",
        "老师",
        Paths.Teachers,
        TeacherFields.Groups([
            new Choice("TJQ", "太极拳", "武术类"),
            new Choice("PW", "排舞", "操舞类"),
            new Choice("JZ", "健身气功·八段锦与五禽戏", "武术类"),
        ]),
        TeacherFields.ValuesOf(
            new Teacher(
                "T01",
                "王五",
                "13800001234",
                "wang@example.com",
                ["TJQ", "YG"],
                "一级",
                ["黄浦区", "静安区"],
                10,
                [new Availability(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(12, 0))],
                [
                    new Absence(
                        ShanghaiTime.StartOf(new DateOnly(2026, 10, 1)),
                        ShanghaiTime.EndOf(new DateOnly(2026, 10, 7))
                    ),
                ],
                true,
                true
            )
        )
    ) with
    {
        Errors = Sample.Errors(new FieldError("availability", "看不懂“周一上午”，请写成 周一 09:00-12:00")),
    };

    public static readonly TeacherBankModel Bank = new(
        Sample.Frame(Reader.Staff),
        "key-21",
        "T01",
        "王五",
        "建设银行 ****1234",
        null,
        null,
        true,
        new BankValues(AccountName: "王五", Account: "12"),
        Sample.Errors(
            new FieldError("bank", "请填写开户行，例如 建设银行清荷支行"),
            new FieldError("account", "账号应为8至30位数字，请照银行卡填写")
        )
    );

    public static readonly TeacherBankModel BankProposed = Bank with
    {
        Proposal = new BankProposal(
            "v1",
            "管理员 孙五",
            Sample.At(2026, 9, 1, 9, 0),
            "王五，工商银行清荷支行 ****5678",
            "**************1234",
            false
        ),
        Errors = FormErrors.None,
    };

    public static readonly TeacherBankModel BankOwn = BankProposed with
    {
        Proposal = BankProposed.Proposal! with { IsOwn = true },
        Errors = Sample.Errors(new FieldError("", "提出的人不能自己确认，请由另一位管理员确认")),
    };
}
