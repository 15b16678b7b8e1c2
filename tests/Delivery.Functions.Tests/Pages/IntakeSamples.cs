using Delivery.Pages.Operation;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Tests.Pages;

internal static class IntakeSamples
{
    public static readonly ImportModel Import = new(
        Sample.Frame(Reader.Staff),
        "key-21",
        [new Choice("streets", "街镇"), new Choice("teachers", "老师"), new Choice("disciplines", "项目")],
        "",
        FormErrors.None,
        Checked: null,
        []
    );

    public static readonly ImportModel Checked = Import with
    {
        Register = "streets",
        Checked = new CheckedFile(
            "街镇",
            215,
            213,
            3,
            [
                new CellErrorLine(12, "申报人电话", "申报人电话有误，请填11位手机号或带区号的固定电话，如021-55500001"),
                new CellErrorLine(40, "区", "上海没有“月球区”，请填写16个区之一，例如 黄浦区"),
            ],
            "UEsDBA"
        ),
        Imports = [new ImportLine("街镇", Sample.At(2026, 9, 1, 9, 30), "管理员 孙一", 215, 213, 133)],
    };

    public static readonly ImportModel Right = Checked with
    {
        Checked = Checked.Checked! with { Right = 215, ErrorCount = 0, Errors = [] },
    };

    public static readonly ImportModel Refused = Import with
    {
        Register = "streets",
        Errors = Sample.Errors(new FieldError("file", "B3是公式，请复制后“选择性粘贴”为数值")),
        Imports = [new ImportLine("街镇", Sample.At(2026, 9, 1, 9, 30), "管理员 孙一", 215, 213, 0)],
        Done = "已录入213行街镇",
    };

    public static readonly ExportModel Export = new(
        Sample.Frame(Reader.Staff),
        "key-22",
        [new Choice("streets", "街镇"), new Choice("teachers", "老师"), new Choice("fee-norms", "课酬标准")],
        "2026-09",
        [new Choice("2026-autumn", "2026年秋季"), new Choice("2026-summer", "2026年暑期")],
        "没有这样的名单，请重新选择月份或季度。"
    );

    public static readonly AuditModel Audit = new(
        Sample.Frame(Reader.Staff),
        "key-23",
        new DateOnly(2026, 9, 1),
        new DateOnly(2026, 9, 1),
        new AuditFilter("孙", "", ""),
        [new Choice("street.put", "登记街镇"), new Choice("order.Approve", "批准订单")],
        [
            new AuditLine(Sample.At(2026, 9, 1, 9, 0), "管理员 孙一", "sun", "登记街镇", "310101002", null),
            new AuditLine(
                Sample.At(2026, 9, 1, 9, 30),
                "管理员 孙一",
                "sun",
                "录入文件中的行",
                "streets/20260901013000-0191f2c5",
                "310101001 310101002 310101003 310101004 310101005 310101006 310101007 310101008"
            ),
        ],
        "/staff/audit?day=2026-08-31",
        "/staff/audit?day=2026-09-02",
        "/staff/audit?day=2026-09-01&after=1",
        "已按各处保存的记录重列，共214条"
    );

    public static readonly AuditModel EmptyAudit = Audit with { Lines = [], NextPath = null, Note = null };

    public static readonly IntegrationsModel Integrations = new(
        Sample.Frame(Reader.Staff),
        "key-24",
        "2026-08-01T01:00:00.0000000+00:00",
        [
            new KeyLine("00ff12ab", "city-portal", "发布", Sample.At(2026, 8, 1, 9, 0), new DateOnly(2026, 8, 31)),
            new KeyLine("91cd34ef", "old-system", "审核、匹配", null, null),
        ],
        [new Choice("reviewer", "审核"), new Choice("publisher", "发布"), new Choice("admin", "管理")],
        new NewKeyValues("City Portal", ["publisher"]),
        Sample.Errors(
            new FieldError("system", "系统名称应为小写字母、数字和短横，最多40个"),
            new FieldError("scope", "请至少选一项权限")
        ),
        [
            new EntryChange(
                Sample.At(2026, 8, 1, 9, 0),
                "管理员 孙一",
                "city-portal：发出对接密钥",
                "00ff12ab: publisher",
                []
            ),
        ]
    );

    public static readonly IntegrationsModel KeyConflict = Integrations with
    {
        Errors = FormErrors.None,
        Typed = new NewKeyValues(
            "city-portal",
            ["publisher"],
            new RivalChange(
                "管理员 孙一",
                Sample.At(2026, 8, 1, 9, 0),
                KeyFields.ValueOf("00ff12ab（权限：发布）"),
                [KeyFields.Key.Name],
                new Dictionary<string, string>()
            )
        ),
    };

    public static readonly IntegrationsModel KeyMade = Integrations with
    {
        Keys = [],
        Acts = [],
        Typed = NewKeyValues.Empty,
        Errors = FormErrors.None,
        Made = new MadeKey("city-portal", "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"),
    };
}
