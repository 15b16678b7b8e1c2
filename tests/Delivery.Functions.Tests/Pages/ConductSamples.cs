using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Assessments;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Ordering;
using Delivery.Pages.Conduct;
using Delivery.Pages.Conduct.Assessments;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class ConductSamples
{
    private const string Course = "310101002-2026-001";
    private static readonly LessonTime Old = new(Sample.At(2026, 9, 21, 9, 30), 90);
    private static readonly LessonTime New = new(Sample.At(2026, 9, 23, 14, 0), 90);

    public static readonly ChangeShown Moved = new(
        "太极拳",
        Category.MartialArts,
        "清荷街道",
        ChangeKind.Move,
        [new LessonChange($"{Course}-01", 1, Old, New)],
        "清荷社区文化中心二楼",
        "测试路18号",
        "二楼电路检修，当天停电。"
    );

    public static readonly ChangeShown Cancelled = Moved with
    {
        Kind = ChangeKind.Cancel,
        Lessons = [new LessonChange($"{Course}-01", 1, Old, null)],
    };

    public static readonly ChangeShown Elsewhere = Moved with
    {
        Kind = ChangeKind.Venue,
        Lessons = [new($"{Course}-01", 1, Old, Old), new($"{Course}-02", 2, New, New)],
        Venue = "清荷社区学校",
        Address = "测试路9号",
    };

    public static readonly ChangeListModel Changes = new(
        Sample.Frame(Reader.Staff),
        Sample.Now,
        [
            new(
                $"{Course}-C01",
                "清荷街道",
                "黄浦区",
                "太极拳",
                "第1节 · 这一节改时间",
                Sample.At(2026, 9, 2, 9, 30),
                Sample.Now,
                "街镇（清荷街道）",
                new Mark("紧急", Tone.Bad)
            ),
        ],
        [
            new(
                $"{Course}-C02",
                "云杉街道",
                "徐汇区",
                "排舞",
                "第3–8节 · 从这一节起换场地",
                Sample.At(2026, 9, 12, 9, 30),
                Sample.At(2026, 8, 30, 9, 0),
                "老师（王五）",
                new Mark("已同意", Tone.Ok)
            ),
        ],
        "/staff/changes?after=1"
    );

    public static readonly ChangeListModel NoChanges = Changes with { Open = [], Decided = [], NextPath = null };

    public static readonly ChangeModel Change = new(
        Sample.Frame(Reader.Staff),
        "key-c1",
        $"{Course}-C01",
        Course,
        Moved,
        new Mark("待决定", Tone.Warn),
        "街镇（清荷街道）",
        Sample.Now,
        [
            new("时间", "离最近的一节还有20小时", new Mark("紧急", Tone.Bad)),
            new("老师", "王五老师已有课：9月23日（周三）13:00—14:30 云杉街道报告厅", new Mark("有冲突", Tone.Bad)),
            new("一周一览", "各渠道发布更正：9月21日那一周（现为第1版）", new Mark("发更正", Tone.Warn)),
            new("告知", "林一、周二、王五"),
        ],
        null,
        null,
        Sample.Errors(new FieldError("comment", "请写明不同意的原因，申请人会看到"))
    );

    public static readonly ChangeModel ChangeDecided = Change with
    {
        State = new Mark("不同意"),
        Consequences = [],
        Decided = new OrderEvent(Sample.Now, "陈三", "不同意", "离上课太近"),
        CannotDecideBecause = "这个申请不同意。",
        Errors = FormErrors.None,
    };

    public static readonly ChangeFormModel ChangeForm = new(
        Sample.Frame(Reader.Street),
        "key-c2",
        $"{Course}-01",
        "太极拳",
        "清荷街道",
        1,
        10,
        Old,
        "清荷社区文化中心二楼",
        "测试路18号",
        Paths.Order(Course),
        new ChangeFormValues("Move", "2026-09-23", "21:30", false, "", "", "二楼停电"),
        Sample.Errors(
            new FieldError("lessonDate", "第1节须在06:00–22:00之间上完"),
            new FieldError("reason", "请写明为什么要更改"),
            new FieldError("changeKind", "请选择要更改什么"),
            new FieldError("acceptsHolidays", "第1节会改到10月1日（法定节假日）"),
            new FieldError("venueName", "请写明新场地的名称")
        )
    );

    public static readonly ChangeNoticeModel Notice = new(
        Sample.Frame(Reader.Citizen),
        Moved,
        new PublishedContact("清荷文体中心", "021-55500002"),
        Sample.Now
    );

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

    private static readonly IReadOnlyList<Assessed> Ranked = Assessment.Rank(
        [
            new AssessedYear("310101002", "清荷街道", "黄浦区", 20, 20, 500, 480, 6, 6, 4.7m, 0, 0, 2, 2, 2, 2),
            new AssessedYear("310104001", "云杉街道", "徐汇区", 12, 10, 300, 180, 4, 3, null, 2, 1, 2, 1, 1, 0),
        ],
        AssessmentFormula.Of(new ConductSettings(), 2026)
    );

    public static readonly StreetConductModel StreetConduct = new(
        Sample.Frame(Reader.Street),
        "key-s",
        "清荷街道",
        Suspended,
        [.. Violations.Where(one => one.Voided is null)],
        [],
        [new AwardLine(2025, "先进街镇", "全年按计划上课")],
        new StreetYearShown(2026, false, AssessmentFormula.Of(new ConductSettings(), 2026), Ranked[1]),
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

    public static readonly AssessmentModel Assessments = new(
        Sample.Frame(Reader.Staff),
        "key-a",
        2026,
        false,
        AssessmentFormula.Of(new ConductSettings(), 2026),
        [
            new("全市", "/staff/assessments/2026", true, 2),
            new("黄浦区", "/staff/assessments/2026?district=%E9%BB%84%E6%B5%A6%E5%8C%BA", false, 1),
        ],
        Ranked,
        [.. Ranked.Select(one => new Choice(one.Year.Street, $"{one.Rank} {one.Year.Name}", one.Year.District))],
        [new GivenAward("清荷街道", "先进街镇", "全年按计划上课")],
        true,
        AwardTyped.Nothing,
        Sample.Errors(new FieldError("reason", "请写明表彰的理由，街镇会看到")),
        new AssessmentTried(
            [new("delivered", "按计划上课", "50"), new("violations", "每次违规扣", "5")],
            "",
            new Dictionary<string, int> { ["310101002"] = 2, ["310104001"] = 1 },
            FormErrors.None
        )
    );

    public static readonly AssessmentModel NoAssessments = Assessments with
    {
        Districts = [],
        Ranked = [],
        Choices = [],
        Awards = [],
        Errors = FormErrors.None,
    };
}
