using Delivery.Domain.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.Ordering.Plans;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class ReviewSamples
{
    public static readonly ReviewListModel ReviewList = new(
        Sample.Frame(Reader.Staff),
        "待审核订单",
        [
            new("14", "待审核 · 最久 3 个工作日", Paths.Review),
            new("6", "老师未定 · 2 个紧急", Paths.Unmatched),
            new("286", "下周课程 · 周五 15:00 发布", Paths.Programmes),
            new("11 / 215", "街镇未交反馈 · 10月8日截止"),
        ],
        [
            new("待审核", "/staff/orders", true, 14),
            new("已退回", "/staff/orders?stage=Returned", false, 3),
            new("正在匹配", "/staff/orders?stage=Matching", false, 22),
            new("已确认", "/staff/orders?stage=Confirmed", false, 61),
            new("全部", "/staff/orders?stage=all"),
        ],
        "",
        [
            new(
                "310115001-2026-003",
                "清荷街道",
                "浦东新区",
                "太极拳",
                Category.MartialArts,
                10,
                new(2026, 9, 21),
                13,
                2_000m,
                4_000m,
                OrderStage.Submitted,
                [new("评价 4.8", Tone.Ok)],
                1,
                []
            ),
            new(
                "310114002-2026-001",
                "枫桥镇",
                "嘉定区",
                "排舞",
                Category.DanceAndAerobics,
                8,
                new(2026, 9, 16),
                10,
                1_600m,
                800m,
                OrderStage.Submitted,
                [new("超出经费", Tone.Bad), new("上季人数不足 2 次", Tone.Warn)],
                3,
                [ReviewRisk.Overdrawn, ReviewRisk.Waiting]
            ),
            new(
                "310104003-2026-002",
                "云杉街道",
                "徐汇区",
                "中老年骨质健康与运动",
                Category.Lecture,
                1,
                new(2026, 9, 18),
                12,
                800m,
                null,
                OrderStage.Submitted,
                [],
                0,
                []
            ),
        ],
        "/staff/orders?after=310104003-2026-002",
        "key-35",
        OrderStage.Submitted,
        new QueueFilter(),
        [new("2", "2个工作日以上"), new("4", "4个工作日以上")],
        MayApprove: true,
        "已通过1单；下面的没有通过审核",
        Sample.Errors(new FieldError("", "310114002-2026-001：2026年配额不足", "/staff/orders/310114002-2026-001"))
    );

    public static readonly ReviewListModel EmptyReviewList = ReviewList with
    {
        Orders = [],
        Search = "柔力球",
        NextPath = null,
        Said = null,
        Errors = FormErrors.None,
    };

    public static readonly ReviewModel Review = new(
        Sample.Frame(Reader.Staff),
        "key-3",
        "310115001-2026-003",
        "清荷街道",
        "浦东新区",
        "太极拳",
        Category.MartialArts,
        FundingStream.Basic,
        OrderStage.Submitted,
        Sample.At(2026, 9, 1, 9, 30),
        Sample.At(2026, 9, 3, 18, 0),
        [.. Sample.Mondays(10).Select((time, i) => new ReviewLesson(time, i == 1 ? "调休上班" : null))],
        new Venue("清荷社区文化中心二楼", "测试路18号", true),
        new Audience("50—70岁", "初学", 25),
        Sample.Contacts,
        "王五",
        "二楼没有电梯，有坡道。",
        2_000m,
        [
            new("提前10个工作日", true, "9月1日提交，首课9月21日，提前13个工作日"),
            new("人数", true, "预计25人，至少20人"),
            new("武术类项目数", true, "本季第2个，最多3个"),
            new("经费", false, "预计2,000元，剩余1,800元"),
        ],
        Sample.Quota,
        [new("评价 4.8", Tone.Ok), new("上季人数不足 1 次", Tone.Warn)],
        12,
        [new(Sample.At(2026, 9, 1, 9, 30), "林一", "提交", null)],
        null,
        Sample.Errors(new FieldError("comment", "退回时请写清要补什么")),
        Questions: [new("venue", "二楼没有电梯，老年人怎么上去？")],
        Past: [new("310115001-2025-004", "清荷街道", 10, new DateOnly(2025, 9, 22), OrderStage.Closed)],
        Nearby: [new("310115002-2026-001", "竹溪镇", 8, new DateOnly(2026, 9, 24), OrderStage.Confirmed)],
        GradeAskedFor: "国家级"
    );

    public static readonly ReviewModel Decided = Review with
    {
        CannotDecideBecause = "陈三已于 9月2日 11:00 审核通过。",
        Stage = OrderStage.Confirmed,
        BooksFilming = true,
        Errors = FormErrors.None,
        Quota = null,
        Contacts = new Contacts(Sample.Contacts.Ordering, null),
    };

    public static readonly PlanListModel Plans = new(
        Sample.Frame(Reader.Staff),
        2026,
        "",
        "all",
        [new Choice("黄浦区", "黄浦区"), new Choice("静安区", "静安区")],
        [
            new FilterChip("全部", "/staff/plans/2026?show=all", true, 3),
            new FilterChip("有计划", "/staff/plans/2026?show=filed", false, 2),
            new FilterChip("没有计划", "/staff/plans/2026?show=none", false, 1),
        ],
        [
            new("310101002", "清荷街道", "黄浦区", 60, 40, 12, 3_500.5m, Sample.At(2026, 1, 20, 9, 0)),
            new("310106003", "南园街道", "静安区", null, 10, 0, null, null),
            new(
                "310106099",
                "临空综合保税区管理委员会社会事业服务中心",
                "静安区",
                20,
                0,
                0,
                0,
                Sample.At(2026, 2, 1, 9, 0)
            ),
        ],
        "?show=all"
    );

    public static readonly PlanListModel NoPlans = Plans with { Show = "none", District = "静安区", Lines = [] };
}
