using Delivery.Domain.Ordering;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;
using static Delivery.Functions.Tests.Pages.RegisterSamples;

namespace Delivery.Functions.Tests.Pages;

/// <summary>A street as its page and its form show it.</summary>
internal static class StreetEntrySamples
{
    private static readonly Street Qinghe = new(
        "310101002",
        "清荷街道",
        "黄浦区",
        StreetStatus.Active,
        Sample.Contacts,
        new PublishedContact("清荷社区文化中心", "021-55500002")
    );

    private static readonly Street Renamed = Qinghe with
    {
        Name = "清荷湾街道",
        PublishedContact = new PublishedContact("清荷社区文化中心", "021-55500003"),
    };

    private static readonly EntryChange[] Changes =
    [
        new(
            Sample.At(2026, 8, 20, 16, 5),
            "管理员 孙五",
            "修改",
            null,
            EntryChange.Between(StreetFields.Groups, StreetFields.ValuesOf(Qinghe), StreetFields.ValuesOf(Renamed))
        ),
        new(
            Sample.At(2026, 1, 8, 9, 0),
            "导入程序",
            "登记",
            "同时写入了银行账户",
            EntryChange.Between(StreetFields.Groups, null, StreetFields.ValuesOf(Qinghe))
        ),
    ];

    public static readonly EntryModel Street = new(
        Sample.Frame(Reader.Staff),
        "街镇",
        Paths.Streets,
        Qinghe.Code,
        Qinghe.Name,
        [new Mark("正常", Tone.Ok)],
        ["lin@example.cn 收不到邮件（2026年8月30日 10:00）：550 Mailbox unavailable"],
        [
            .. StreetFields.Groups.Select(group => new FactGroup(
                group.Legend,
                [
                    .. group.Fields.Select(field => new Fact(
                        field.Label,
                        field.Shown(StreetFields.ValuesOf(Qinghe)[field.Name])
                    )),
                ]
            )),
        ],
        [
            new FactGroup(
                "2026年责任书",
                [
                    new Fact("街镇签字", "林一 1月10日"),
                    new Fact("协会会签", "高一 1月12日", Mark: new Mark("已生效", Tone.Ok)),
                ]
            ),
            new FactGroup(
                "2026年的订单",
                [new Fact("9月21日起", "太极拳 10节", "/staff/orders/310101002-2026-001", new Mark("待审核"))]
            ),
        ],
        Changes,
        Paths.EntryEdit(Paths.Streets, Qinghe.Code),
        "/staff/streets/310101002?before=x"
    );

    public static readonly EntryModel StreetUntouched = Street with
    {
        Warnings = [],
        History = [],
        More = [new FactGroup("2026年责任书", [], "还没有签订。签订并会签以前，街镇不能申报。")],
        EditPath = null,
        OlderPath = null,
    };

    public static readonly EntryFormModel StreetForm = Form(
        "修改街镇：清荷街道",
        "街镇",
        Paths.Streets,
        StreetFields.Groups,
        StreetFields.ValuesOf(Qinghe)
    ) with
    {
        Errors = Sample.Errors(new FieldError("orderingPhone", "申报人电话有误，请填11位手机号或带区号的固定电话")),
    };

    public static readonly EntryFormModel StreetConflict = StreetForm with
    {
        Values = StreetFields.ValuesOf(Renamed),
        Errors = Sample.Errors(new FieldError("take[publishedPhone]", "两个人填得不一样，请选定用哪一个")),
        Rival = new RivalChange(
            "管理员 孙五",
            Sample.At(2026, 9, 1, 9, 58),
            StreetFields.ValuesOf(Qinghe),
            ["name", "publishedPhone"],
            new Dictionary<string, string> { ["name"] = "typed" }
        ),
    };

    public static readonly EntryFormModel StreetNew = Form(
        "新增街镇",
        "街镇",
        Paths.Streets,
        [new FieldGroup("编号", [new EntryField("code", "街镇代码", Required: true)]), .. StreetFields.Groups],
        EntryValues.Empty
    ) with
    {
        Version = "",
    };
}
