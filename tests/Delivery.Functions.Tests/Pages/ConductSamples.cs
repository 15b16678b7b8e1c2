using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Assessments;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Ordering;
using Delivery.Pages.Conduct;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class ConductSamples
{
    private const string Course = "310101002-2026-001";

    private static readonly SuspensionShown Suspended = new(
        SuspensionStage.Suspended,
        new Mark("已停止配送", Tone.Bad),
        "2026年秋季",
        "2026年秋季内3次违规：到场人数不足、配送反馈未交、到场人数不足",
        "以后每次开课前一周电话确认人数。",
        null,
        false,
        [
            new OrderEvent(Sample.Now, "系统", "按规则提出停止配送", null),
            new OrderEvent(Sample.Now, "陈三", "已停止配送", "三次人数不足"),
        ]
    );

    private static readonly ViolationLine[] Violations =
    [
        new(
            "20260901-1",
            "到场人数不足",
            false,
            new DateOnly(2026, 9, 1),
            "2026年秋季",
            "太极拳第1节到课8人",
            Course,
            "系统",
            null
        ),
        new("20260830-1", "虚报情况", true, new DateOnly(2026, 8, 30), "2026年暑期", "名单重复", null, "陈三", null),
        new(
            "20260820-1",
            "学员名单逾期",
            false,
            new DateOnly(2026, 8, 20),
            "2026年暑期",
            "迟交两天",
            null,
            "陈三",
            "已撤销：系统故障（陈三）"
        ),
    ];

    public static readonly ConductListModel ConductList = new(
        Sample.Frame(Reader.Staff),
        "2026年秋季",
        [
            new("2026年秋季", "/staff/conduct?season=2026-autumn", true),
            new("2026年暑期", "/staff/conduct?season=2026-summer"),
        ],
        [new("310101002", "清荷街道", "黄浦区", 3, 0, new Mark("待决定是否停止配送", Tone.Warn))],
        [
            new("310101002", "清荷街道", "黄浦区", 3, 0, new Mark("待决定是否停止配送", Tone.Warn)),
            new("310104001", "云杉街道", "徐汇区", 1, 1, null),
        ],
        3,
        2026
    );

    public static readonly ConductListModel NoConduct = ConductList with { Open = [], Streets = [] };

    public static readonly ConductModel Conduct = new(
        Sample.Frame(Reader.Staff),
        "key-v",
        "310101002",
        "清荷街道",
        "黄浦区",
        Suspended with
        {
            Stage = SuspensionStage.Rectified,
            State = new Mark("整改待认可", Tone.Warn),
        },
        Violations,
        [Suspended with { Stage = SuspensionStage.Reinstated, State = new Mark("已恢复配送", Tone.Ok) }],
        [],
        true,
        new DateOnly(2026, 9, 1),
        new ConductTyped("FalseReport", "", "2026-09-01", "", true, ""),
        Sample.Errors(
            new FieldError("evidence", "请写明依据：什么时候、哪门课、怎么发现的，街镇会看到"),
            new FieldError("reason[20260901-1]", "请写明为什么撤销")
        )
    );

    public static readonly ConductModel ConductProposed = Conduct with
    {
        Open = Suspended with { Stage = SuspensionStage.Proposed, Rectification = null },
        Typed = ConductTyped.Nothing,
        Errors = FormErrors.None,
    };

    public static readonly ConductModel ConductClean = Conduct with
    {
        Open = null,
        Violations = [],
        Earlier = [],
        Typed = ConductTyped.Nothing,
        Errors = FormErrors.None,
    };

    public static readonly StreetConductModel StreetConduct = new(
        Sample.Frame(Reader.Street),
        "key-s",
        "清荷街道",
        Suspended,
        [.. Violations.Where(one => one.Voided is null)],
        [],
        [new AwardLine(2025, "先进街镇", "全年按计划上课")],
        new StreetYearShown(
            2026,
            false,
            AssessmentFormula.Of(new ConductSettings(), 2026),
            AssessmentSamples.Ranked[1]
        ),
        "",
        Sample.Errors(new FieldError("appeal", "请写明为什么认为停止配送不当"))
    );

    public static readonly StreetConductModel StreetConductClean = StreetConduct with
    {
        Open = null,
        Violations = [],
        Commendations = [],
        Year = null,
        Errors = FormErrors.None,
    };
}
