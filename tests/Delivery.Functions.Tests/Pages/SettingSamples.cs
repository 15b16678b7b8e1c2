using Delivery.Domain.Operation;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Tests.Pages;

internal static class SettingSamples
{
    private static readonly SettingChangeLine Planned = new(
        "12个工作日",
        new DateOnly(2026, 12, 1),
        "依据市体育局通知（示例）",
        "管理员 高一",
        Sample.At(2026, 9, 1, 9, 0)
    );

    private static readonly SettingLine Filing = new(
        "filing-working-days",
        "第一节课前至少几个工作日申报",
        "15个工作日",
        "10个工作日",
        new DateOnly(2026, 9, 1),
        [Planned]
    );

    private static readonly SettingLine Agreement = new(
        "agreement-required",
        "没有当年责任书不能申报",
        "是",
        "是",
        Since: null,
        []
    );

    public static readonly SettingsModel All = new(
        Sample.Frame(Reader.Staff),
        "key-27",
        [
            new SettingSection("申报与审核", [Filing, Agreement]),
            new SettingSection(
                "登录与联系方式",
                [
                    new SettingLine(
                        "contact-phone",
                        "协会联系电话（每页和每封邮件都写明）",
                        "021-55500001",
                        "021-55500000",
                        new DateOnly(2026, 3, 1),
                        []
                    ),
                ]
            ),
        ]
    );

    public static readonly SettingModel Number = new(
        Sample.Frame(Reader.Staff),
        "key-21",
        "\"0\"",
        Filing,
        "申报与审核",
        SettingKind.WholeNumber,
        "0至60的整数",
        "已在等审核的订单仍按提交时的天数提醒。",
        new SettingFormValues("15", "2026-09-01", ""),
        FormErrors.None,
        MayChange: true,
        new DateOnly(2026, 9, 1),
        [
            Planned,
            new SettingChangeLine(
                "15个工作日",
                new DateOnly(2026, 9, 1),
                "暑期后订单多",
                "管理员 高一",
                Sample.At(2026, 8, 20, 14, 30)
            ),
        ]
    );

    public static readonly SettingModel Refused = Number with
    {
        Values = new SettingFormValues("600", "2026-08-01", ""),
        Errors = Sample.Errors(
            new FieldError("value", "“第一节课前至少几个工作日申报”应为0至60的整数，请改正"),
            new FieldError("from", "生效日期应为今天（2026-09-01）或以后，请改正"),
            new FieldError("reason", "请写明为什么改"),
            new FieldError("", "这项设置刚被别人改过，请看过最新的数值再提交")
        ),
    };

    public static readonly SettingModel Conflict = Number with
    {
        Values = new SettingFormValues("20", "2026-10-01", "秋季订单多"),
        Fields = SettingFields.Of(SettingCatalogue.Find("filing-working-days")!),
        Rival = new RivalChange(
            "管理员 孙五",
            Sample.At(2026, 9, 1, 9, 0),
            SettingFields.ValuesOf(
                new SettingChange(
                    "12",
                    new DateOnly(2026, 12, 1),
                    "依据市体育局通知（示例）",
                    "管理员 孙五",
                    Sample.At(2026, 9, 1, 9, 0)
                )
            ),
            ["value", "from", "reason"],
            new Dictionary<string, string> { ["from"] = "typed" }
        ),
    };

    public static readonly SettingModel YesNo = Number with
    {
        Line = Agreement,
        Kind = SettingKind.YesNo,
        Range = "是或否（true 或 false）",
        Hint = null,
        Values = new SettingFormValues("true", "2026-09-01", ""),
        History = [],
    };

    public static readonly SettingModel Read = Number with { MayChange = false };
}
