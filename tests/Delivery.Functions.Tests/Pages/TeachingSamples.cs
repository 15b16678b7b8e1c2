using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Pages.Feedback;
using Delivery.Pages.Teaching;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Tests.Pages;

internal static class TeachingSamples
{
    public static readonly TeacherHomeModel Home = new(
        Sample.Frame(Reader.Teacher),
        Sample.Now,
        "王五",
        [
            new("能上太极拳10节吗？", "/i/token", "回复", Sample.At(2026, 9, 3, 15, 0), "清荷街道，每周一 09:30—11:00"),
            new("上传排舞第3节的照片", Paths.Lesson("310115001-2026-001-03"), "上传", Sample.At(2026, 9, 2, 0, 0)),
        ],
        [
            new(
                "310115001-2026-001-04",
                Sample.At(2026, 9, 3, 19, 0),
                90,
                "排舞",
                Category.DanceAndAerobics,
                "枫桥镇",
                "枫桥睦邻中心",
                "枫桥路200号",
                Sample.StreetOffice
            ),
            new(
                "310115001-2026-001-05",
                Sample.At(2026, 9, 10, 19, 0),
                90,
                "排舞",
                Category.DanceAndAerobics,
                "枫桥镇",
                "枫桥睦邻中心",
                "枫桥路200号",
                Sample.StreetOffice,
                new("改过时间", Tone.Warn)
            ),
        ],
        [new("2026-07-t-1", Month.Parse("2026-07"), 6, 1_112m, new("已发放", Tone.Ok))],
        new(7, 4.71, 4.9, 4.5)
    );

    public static readonly TeacherHomeModel EmptyHome = Home with
    {
        Todos = [],
        Lessons = [],
        Payslips = [],
        Ratings = null,
    };

    public static readonly LessonModel Lesson = new(
        Sample.Frame(Reader.Teacher),
        "310115001-2026-001-03",
        3,
        new LessonTime(Sample.At(2026, 8, 31, 19, 0), 90),
        8,
        "排舞",
        Category.DanceAndAerobics,
        "枫桥镇",
        "枫桥睦邻中心",
        "枫桥路200号",
        "有基础，约30人",
        Sample.StreetOffice,
        new Mark("待上传", Tone.Warn),
        Sample.At(2026, 9, 4, 0, 0),
        true,
        Paths.LessonMedia("310115001-2026-001-03"),
        null,
        500,
        [
            new(
                "IMG_0042.jpg",
                Sample.At(2026, 8, 31, 20, 41),
                new Mark("已收到", Tone.Ok),
                Paths.LessonPicture("310115001-2026-001-03", "m1"),
                true,
                Paths.LessonPicture("310115001-2026-001-03", "m1", small: true),
                MediaConsent.EvidenceOnly,
                Paths.LessonMediaItem("310115001-2026-001-03", "m1")
            ),
            new("VID_0043.mp4", Sample.At(2026, 8, 31, 20, 44), new Mark("检查中"), null, false),
        ],
        FormKey: "key-7",
        Equipment: "音响一台，场地至少80平方米",
        Counted: new CountedLesson(2, 24),
        Trend: new HeadcountTrend([31, 24], 20),
        Notes: [new(2, "第二段的转身还不熟，\n下一节先复习。", Sample.At(2026, 8, 24, 21, 0))],
        OwnNote: "第三段学完了。",
        NoteTo: Paths.LessonNotes("310115001-2026-001-03")
    );

    public static readonly LessonModel LessonAhead = Lesson with
    {
        CanUpload = false,
        CannotUploadBecause = "上课后可以在这里上传照片或视频。",
        Media = [],
        State = new Mark("待上课"),
        TakesChange = true,
        FilmedBy = "晨光影像",
        Trend = null,
        NoteTo = null,
    };

    public static readonly LessonModel LessonNoteRefused = Lesson with
    {
        OwnNote = "",
        Errors = Sample.Errors(new FieldError("notes", "请写几句：上到哪里了，下一节要注意什么")),
    };

    private static FeedbackLesson LessonOf(
        string course,
        int number,
        string delivered,
        string headcount,
        string reason = ""
    ) =>
        new(
            $"{course}-{number:00}",
            number,
            new LessonTime(Sample.At(2026, 8, 3 + 7 * number, 19, 0), 90),
            delivered,
            reason,
            headcount,
            RatingValues.None,
            20
        );

    public static readonly FeedbackModel Feedback = new(
        Sample.Frame(Reader.Street),
        "key-8",
        Paths.FeedbackOf("2026-08"),
        "清荷街道",
        Month.Parse("2026-08"),
        Sample.At(2026, 9, 1, 0, 0),
        Sample.At(2026, 9, 8, 0, 0),
        Sample.Now,
        null,
        [
            new(
                "310115001-2026-001",
                "排舞",
                Category.DanceAndAerobics,
                "王五",
                "枫桥睦邻中心",
                [
                    LessonOf("310115001-2026-001", 1, "yes", "28"),
                    LessonOf("310115001-2026-001", 2, "no", ""),
                    LessonOf("310115001-2026-001", 3, "", ""),
                ],
                new RatingValues("5", "4")
            ),
            new(
                "310115001-2026-002",
                "中老年骨质健康与运动",
                Category.Lecture,
                "赵六",
                "云杉街道报告厅",
                [LessonOf("310115001-2026-002", 1, "yes", "62")],
                new RatingValues("5", "5", "5"),
                "讲得很清楚"
            ),
        ],
        Sample.Errors(
            new FieldError("reason[310115001-2026-001-02]", "请选择第2节没上的原因"),
            new FieldError("delivered[310115001-2026-001-03]", "请选择第3节是否上课"),
            new FieldError("organisation[310115001-2026-001]", "请给排舞的组织评分")
        )
    );

    public static readonly FeedbackModel FeedbackSent = Feedback with
    {
        SubmittedAt = Sample.At(2026, 9, 2, 9, 0),
        Now = Sample.At(2026, 9, 9, 9, 0),
        Errors = FormErrors.None,
    };

    public static readonly FeedbackModel FeedbackEditing = FeedbackSent with
    {
        Now = Sample.At(2026, 9, 2, 10, 0),
        SavedAt = Sample.At(2026, 9, 2, 9, 30),
        ScanPath = Paths.FeedbackScan("2026-08", "310101002"),
        Errors = Sample.Errors(new FieldError("scan", "扫描件应为 PDF、JPG、PNG 或 HEIC，请重新选择")),
    };

    private const string Counted = "headcount[310115001-2026-001-01]";

    public static readonly FeedbackModel FeedbackMet = Feedback with
    {
        Errors = Sample.Errors(new FieldError($"take[{Counted}]", "两处填得不一样，请选定用哪一个")),
        IsTyped = true,
        Rival = new FeedbackRival(
            new RivalChange(
                "另一位同事（或您的另一部手机）",
                Sample.At(2026, 9, 2, 9, 30),
                new EntryValues(new Dictionary<string, string> { [Counted] = "31" }),
                [Counted],
                new Dictionary<string, string>()
            ),
            new EntryValues(new Dictionary<string, string> { [Counted] = "28" }),
            [new EntryField(Counted, "8月7日 周五 第1节到课人数")],
            HasFilled: true
        ),
    };

    public static readonly FeedbackModel FeedbackOpen = FeedbackEditing with
    {
        Editing = false,
        SavedAt = null,
        Errors = FormErrors.None,
    };

    public static readonly FeedbackModel NoFeedback = Feedback with { Courses = [], Errors = FormErrors.None };
}
