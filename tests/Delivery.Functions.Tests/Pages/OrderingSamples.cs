using Delivery.Domain.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class OrderingSamples
{
    private static readonly OrderLine Taiji = new(
        "310115001-2026-003",
        "太极拳",
        Category.MartialArts,
        10,
        new DateOnly(2026, 9, 21),
        OrderStage.Matching
    );

    public static readonly StreetHomeModel StreetHome = new(
        Sample.Frame(Reader.Street),
        Sample.Now,
        "清荷街道",
        "2026年下半年（9—11月）",
        2026,
        [new("2025年", "/street?year=2025"), new("2026年", "/street", true), new("2027年", "/street?year=2027")],
        [
            new("补充订单：八段锦 8节", Paths.OrderEdit("310115001-2026-004"), "去补充", null, "请写明场地在几楼"),
            new("填写排舞第3节的到课人数", Paths.Order("310115001-2026-001"), "填写", Sample.At(2026, 9, 2, 0, 0)),
            new("提交8月反馈，共6节课", Paths.Feedback, "填反馈", Sample.At(2026, 9, 6, 0, 0)),
        ],
        [new(Sample.At(2026, 9, 3, 9, 30), 90, "排舞", "清荷社区文化中心二楼", Paths.Order("310115001-2026-001"))],
        [
            Taiji,
            new(
                "310115001-2026-004",
                "八段锦",
                Category.MartialArts,
                8,
                new(2026, 9, 22),
                OrderStage.Returned,
                "请写明场地在几楼"
            ),
            new(
                "310115001-2026-001",
                "排舞",
                Category.DanceAndAerobics,
                8,
                new(2026, 8, 18),
                OrderStage.InDelivery,
                "王五老师 · 已上3节"
            ),
            new(
                "310115001-2026-002",
                "中老年骨质健康与运动",
                Category.Lecture,
                1,
                new(2026, 9, 15),
                OrderStage.Confirmed,
                "赵六老师"
            ),
        ],
        [new(OrderStage.Returned, 1), new(OrderStage.Matching, 1), new(OrderStage.InDelivery, 2)],
        [new("瑜伽", Sample.At(2026, 8, 31, 17, 5), "林一", Paths.Draft(2026, "0f3c"))],
        Sample.Quota with
        {
            ThisOrder = null,
        },
        new Mark("已生效", Tone.Ok),
        new PlanFigures(60, 42, 8)
    );

    public static readonly StreetHomeModel EmptyStreetHome = StreetHome with
    {
        Todos = [],
        Upcoming = [],
        Orders = [],
        Stages = [],
        Drafts = [],
        Letter = new Mark("待签署", Tone.Warn),
        Plan = null,
        NoOrdersBecause = "今年的责任书还没有签。签好后就能申报，请与协会联系。",
    };

    private static readonly IReadOnlyList<LessonTime> Times = Sample.Mondays(3);

    public static readonly OrderModel Course = new(
        Sample.Frame(Reader.Street),
        "key-2",
        "310115001-2026-003",
        "清荷街道",
        "太极拳",
        Category.MartialArts,
        FundingStream.Basic,
        OrderStage.InDelivery,
        "第3节在 10月12日（周一）09:30。课后请填到课人数。",
        [
            new("提交", StepState.Done, "9月1日"),
            new("审核通过", StepState.Done, "9月2日"),
            new("老师确认", StepState.Done, "9月4日"),
            new("上课", StepState.Now, "已上2节，共3节"),
            new("月度反馈", StepState.Ahead, "10月9日前"),
        ],
        [
            new("310115001-2026-003-01", 1, Times[0], new("已上课", Tone.Ok), 26, true, 20),
            new("310115001-2026-003-02", 2, Times[1], new("待填人数", Tone.Warn), null, true, 20, "abc"),
            new("310115001-2026-003-03", 3, Times[2], new("待上课"), null, false, 20, FilmedBy: "晨光影像"),
        ],
        new Venue("清荷社区文化中心二楼", "测试路18号", true),
        new Audience("50—70岁", "初学", 25),
        Sample.Contacts,
        600m,
        Sample.Teacher,
        [
            new(Sample.At(2026, 9, 1, 9, 30), "林一", "提交", null),
            new(Sample.At(2026, 9, 2, 11, 0), "协会", "审核通过", "场地很好，欢迎多开几节。"),
        ],
        false,
        false,
        Sample.Errors(new FieldError("headcount[310115001-2026-003-02]", "第2节的人数请填数字")),
        GradeAskedFor: "国家级",
        Objection: new TeacherObjection(Sample.At(2026, 9, 7, 17, 0))
    );

    public static readonly OrderModel Waiting = Course with
    {
        Stage = OrderStage.Returned,
        NextStep = "请按审核意见修改后重新提交，今天提交最早可排 9月15日。",
        Steps =
        [
            new("提交", StepState.Done, "9月1日"),
            new("补充后重新提交", StepState.Now),
            new("联系老师", StepState.Ahead),
        ],
        Teacher = null,
        CanWithdraw = true,
        CanResubmit = true,
        Lessons =
        [
            .. Course.Lessons.Select(lesson =>
                lesson with
                {
                    State = new("待定"),
                    TakesHeadcount = false,
                    Headcount = null,
                }
            ),
        ],
        Errors = FormErrors.None,
    };
}
