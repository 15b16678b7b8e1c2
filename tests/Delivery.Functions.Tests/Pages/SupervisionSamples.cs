using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Ordering;
using Delivery.Pages.Conduct.Supervision;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class SupervisionSamples
{
    private static readonly VisitReport Report = new(true, true, 12, true, "大家学得认真，就是人少。", ["visits/x/a"]);

    private static readonly VisitLine Line = new(
        "2026-W36-310115001-2026-001-03",
        "枫桥镇",
        "排舞",
        Category.DanceAndAerobics,
        new LessonTime(Sample.At(2026, 9, 3, 19, 0), 90),
        "王五",
        ["新老师"],
        null,
        new Mark("待派人")
    );

    public static readonly SupervisionModel Week = new(
        Sample.Frame(Reader.Staff),
        "key-w",
        Delivery.Domain.Calendar.Week.Parse("2026-W36"),
        [Line, Line with { VisitId = "2026-W36-310115001-2026-001-04", Supervisor = "孙七", Reasons = [] }],
        [new DrawLine(Sample.Now, "高一", 7, 2, 215)],
        90,
        FormErrors.None
    );

    public static readonly SupervisionModel Empty = Week with
    {
        Visits = [],
        Draws = [],
        Errors = Sample.Errors(new FieldError("count", "一次抽1到90节，请改正")),
    };

    public static readonly VisitForStaffModel ForStaff = new(
        Sample.Frame(Reader.Staff),
        "key-v",
        Line,
        "310115001-2026-001",
        CanAssign: true,
        "生病了",
        null,
        null,
        null,
        [],
        "",
        "",
        Sample.Errors(new FieldError("email", "请写督导员的邮箱，链接发到那里"))
    );

    public static readonly VisitForStaffModel Reported = ForStaff with
    {
        CanAssign = false,
        DeclinedBecause = null,
        Report = Report,
        ReportedAt = Sample.Now,
        Findings = VisitFindings.Of(Report, 20),
        Photos = [Paths.VisitPhoto(Line.VisitId, "a")],
        Errors = FormErrors.None,
    };

    public static readonly VisitForStaffModel ReportedTrouble = Reported with
    {
        Findings = VisitFindings.Of(Report with { Headcount = 12 }, 20),
        Follow = new("LowHeadcount", "", false, ""),
        Errors = Sample.Errors(new FieldError("evidence", "请写明依据：什么时候、哪门课、怎么发现的，街镇会看到")),
    };

    public static readonly VisitForStaffModel Followed = ReportedTrouble with
    {
        Followed =
        [
            new(
                "visit-x",
                "到场人数不足",
                false,
                new DateOnly(2026, 9, 3),
                "2026年秋季",
                "9月3日排舞第1节：督导时到场12人，少于20人",
                "310115001-2026-001",
                "高一",
                null
            ),
        ],
        Errors = FormErrors.None,
    };

    public static readonly VisitForStaffModel Praised = Reported with
    {
        Findings = VisitFindings.Of(Report with { Headcount = 26 }, 20),
        Praised = "督导时准时上课，到场26人，秩序良好，感谢街镇和老师",
    };

    public static readonly VisitModel Visit = new(
        Sample.Frame(Reader.Citizen),
        "key-p",
        "/visits/token",
        "枫桥镇",
        "排舞",
        Category.DanceAndAerobics,
        new LessonTime(Sample.At(2026, 9, 3, 19, 0), 90),
        "枫桥睦邻中心",
        "枫桥路200号",
        "王五",
        Sample.At(2026, 9, 5, 0, 0),
        VisitState.Assigned,
        IsReplaced: false,
        HasBegun: false,
        VisitValues.Empty,
        FormErrors.None
    );

    public static readonly VisitModel VisitRefused = Visit with
    {
        HasBegun = true,
        Values = new VisitValues("yes", "", "x", "no", ""),
        Errors = Sample.Errors(
            new FieldError("teacherIsRight", "请选择老师是否到场、是不是本人"),
            new FieldError("headcount", "到场人数请填0到5000的整数")
        ),
    };

    public static readonly VisitModel VisitReported = Visit with { State = VisitState.Reported };

    public static readonly VisitModel VisitReplaced = Visit with { State = VisitState.Declined, IsReplaced = true };

    public static readonly VisitModel VisitCancelled = Visit with { State = VisitState.Cancelled };
}
