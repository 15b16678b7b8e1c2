using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Ordering;
using Delivery.Pages.Matching;
using Delivery.Pages.Matching.DropOuts;
using Delivery.Pages.Matching.Objections;
using Delivery.Pages.Matching.OtherTimes;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class MatchingSamples
{
    public static readonly InquiryModel Inquiry = new(
        Sample.Frame(Reader.Teacher) with
        {
            SignedInAs = null,
        },
        "key-4",
        "/i/token",
        InquiryView.Open,
        true,
        Sample.At(2026, 9, 3, 15, 0),
        Sample.Now,
        "王",
        "太极拳",
        Category.MartialArts,
        "清荷街道",
        "浦东新区",
        "清荷社区文化中心二楼",
        "测试路18号",
        "初学，50—70岁，约25人",
        Sample.Mondays(10),
        200m,
        "音响",
        "离您上一节课 4.2 公里，间隔 2 小时",
        "10月5日放假，停一次",
        [new("time", "时间不合适"), new("far", "太远"), new("full", "课太满了"), new("other", "其他原因")],
        new InquiryValues(),
        FormErrors.None
    );

    public static readonly InquiryModel Proposing = Inquiry with
    {
        View = InquiryView.Proposed,
        Lessons = Sample.Mondays(3),
        Values = new InquiryValues(
            "propose",
            "",
            "周一上午有别的课",
            [new("2026-09-22", "09:30"), new("2026-09-14", "09:30"), new("2026-10-13", "09:30")]
        ),
        Errors = Sample.Errors(new FieldError("lessonDate[1]", "第2节请排在 9月15日 或以后")),
    };

    public static readonly InquiryModel InquiryAfterDropOut = Inquiry with { MayPropose = false };

    public static InquiryModel InquiryIn(InquiryView view) =>
        Inquiry with
        {
            View = view,
            CanAnswer = view is InquiryView.Accepted or InquiryView.Declined,
        };

    public static readonly AcknowledgeModel Acknowledge = new(
        Inquiry.Frame,
        "key-5",
        "/c/token",
        "王五",
        "太极拳",
        Category.MartialArts,
        "清荷街道",
        "浦东新区",
        "清荷社区文化中心二楼",
        "测试路18号",
        "初学，50—70岁，约25人",
        Sample.Mondays(10),
        200m,
        "音响",
        Sample.At(2026, 9, 5, 17, 0),
        null,
        2,
        null
    );

    public static readonly AcknowledgeModel Acknowledged = Acknowledge with
    {
        AcknowledgedAt = Sample.At(2026, 9, 4, 9, 12),
        DeliveryContact = Sample.StreetOffice,
    };

    public static readonly UnmatchedModel Unmatched = new(
        Sample.Frame(Reader.Staff),
        "key-6",
        [
            new(
                "310115001-2026-003",
                "清荷街道",
                "浦东新区",
                "太极拳",
                Category.MartialArts,
                "清荷社区文化中心二楼",
                "测试路18号",
                Sample.Mondays(10),
                3,
                true,
                "问过 6 位老师：4 位谢绝，2 位没有回复",
                [
                    new(
                        new Candidate("t-7", "钱七", new ScoreParts(20, 12.5m, 5, 18, 9, 0), 64.5m),
                        "一级",
                        new("谢绝：时间冲突", Tone.Warn)
                    ),
                    new(
                        new Candidate("t-8", "孙八", new ScoreParts(0, 20, 5, 10, 4, 0), 39m),
                        "二级",
                        new("没有回复"),
                        "9月28日已有别的课"
                    ),
                ],
                [
                    new("t-9", "李九", [LeftOutReason.Busy, LeftOutReason.TooFar]),
                    new("t-10", "吴十", [LeftOutReason.NotQualified]),
                ],
                Sample.Errors(new FieldError("reason", "请写明为什么请这位老师")),
                new AssignValues("t-7")
            ),
        ]
    );

    public static readonly UnmatchedModel UnmatchedAsking = Unmatched with
    {
        Courses =
        [
            Unmatched.Courses[0] with
            {
                Errors = Sample.Errors(
                    new FieldError("timesText", "请写明想请街镇怎样改时间，街镇会看到"),
                    new FieldError("timesLesson", "请勾选要另选时间的课，至少一节")
                ),
                Values = new AssignValues(Times: new TimesAskValues("", [])),
                OtherTimes = new OtherTimesShown(
                    CanAsk: true,
                    new Mark("9月3日 10:20 街镇答复没有别的时间", Tone.Bad),
                    "场地只有上午空"
                ),
            },
        ],
    };

    public static readonly TimesModel Times = new(
        Sample.Frame(Reader.Street) with
        {
            SignedInAs = null,
        },
        "key-times",
        "/times/token",
        TimesView.Open,
        "清荷街道",
        "太极拳",
        Category.MartialArts,
        "清荷社区文化中心二楼",
        "周一上午老师都排满了，周二、周三下午容易请到。",
        Sample.At(2026, 9, 21, 9, 30),
        [.. Sample.Mondays(3).Select((time, i) => new TimesLine(i + 1, time, IsAsked: i > 0))],
        AsksHolidays: true,
        TimesTyped.Nothing,
        FormErrors.None
    );

    public static readonly TimesModel TimesRefused = Times with
    {
        Frame = Sample.Frame(Reader.Street),
        PostTo = Paths.OrderTimes("310115001-2026-003"),
        BackPath = Paths.Order("310115001-2026-003"),
        Typed = new TimesTyped(
            new Dictionary<int, ProposedSlotValues> { [2] = new("2026-10-01", "14:00"), [3] = new("", "") },
            Comment: "下午场地也空着"
        ),
        Errors = Sample.Errors(
            new FieldError("lessonDate[2]", "请为第3节填好日期和开始时间"),
            new FieldError("acceptsHolidays", "第2节（10月1日）在法定节假日，确需上课请勾选“节假日照常上课”")
        ),
    };

    public static TimesModel TimesIn(TimesView view) =>
        Times with
        {
            View = view,
            Lessons = [.. Times.Lessons.Select(line => line with { IsAsked = false, OnHoliday = line.Number == 2 })],
        };

    public static readonly UnmatchedModel AllMatched = Unmatched with { Courses = [] };

    public static readonly ProposalModel Proposal = new(
        Sample.Frame(Reader.Street) with
        {
            SignedInAs = null,
        },
        "key-7",
        "/p/token",
        ProposalView.Open,
        Sample.At(2026, 9, 4, 17, 0),
        "清荷街道",
        "太极拳",
        Category.MartialArts,
        "清荷社区文化中心二楼",
        [
            .. Sample
                .Mondays(3)
                .Select(
                    (time, i) => new ProposedChange(time, i == 0 ? time : time with { Start = time.Start.AddDays(1) })
                ),
        ],
        "周一上午有别的课，周二都可以。",
        FormErrors.None
    );

    public static readonly ProposalModel ProposalOnHoliday = Proposal with
    {
        Lessons = [.. Proposal.Lessons.Select((change, i) => change with { OnHoliday = i == 2 })],
        AsksHolidays = true,
        Errors = Sample.Errors(
            new FieldError("acceptsHolidays", "第3节（10月1日）在法定节假日，确需上课请勾选“节假日照常上课”")
        ),
    };

    public static readonly DropOutModel DropOut = new(
        Sample.Frame(Reader.Teacher),
        "key-dropout",
        "310115001-2026-003",
        "太极拳",
        Category.MartialArts,
        "清荷街道",
        Sample.Mondays(3),
        null,
        Paths.TeacherHome,
        null,
        "",
        FormErrors.None
    );

    public static readonly DropOutModel DropOutByStaff = DropOut with
    {
        Frame = Sample.Frame(Reader.Staff),
        Teacher = new Person("王五", "13900005678"),
        BackPath = Paths.ReviewOrder("310115001-2026-003"),
        Errors = Sample.Errors(new FieldError("reason", "请写明为什么不能继续上")),
    };

    public static readonly DropOutModel DroppedOut = DropOut with
    {
        CannotBecause = "这门课现在没有老师，或者已经在另找老师",
    };

    public static readonly ObjectionModel Objecting = new(
        Sample.Frame(Reader.Street),
        "key-objection",
        "310115001-2026-003",
        1,
        "太极拳",
        Category.MartialArts,
        "清荷街道",
        Sample.Mondays(3),
        Sample.Teacher,
        Paths.Order("310115001-2026-003"),
        Sample.At(2026, 9, 4, 17, 0),
        null,
        ObjectionForm.Object,
        null,
        new ObjectionValues("不好"),
        Sample.Errors(new FieldError("reason", "请用5至500个字写明对这位老师有什么异议"))
    );

    public static readonly ObjectionModel ObjectionToDecide = Objecting with
    {
        Frame = Sample.Frame(Reader.Staff),
        BackPath = Paths.ReviewOrder("310115001-2026-003"),
        Said = new Objection(1, "学员去年反映动作讲得太快，希望换一位", "清荷街道", Sample.At(2026, 9, 4, 10, 0)),
        Form = ObjectionForm.Decide,
        Values = new ObjectionValues(),
        Errors = Sample.Errors(new FieldError("answer", "请写明为什么不同意，街镇会看到")),
    };

    public static readonly ObjectionModel ObjectionDeclined = Objecting with
    {
        Said = ObjectionToDecide.Said! with
        {
            State = ObjectionState.Declined,
            DecidedAt = Sample.At(2026, 9, 4, 11, 0),
            Answer = "老师已答应放慢进度",
        },
        Form = ObjectionForm.None,
        Values = new ObjectionValues(),
        Errors = FormErrors.None,
    };
}
