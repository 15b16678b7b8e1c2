using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Tests.Calendar;
using static Delivery.Domain.Tests.Calendar.Notices;

namespace Delivery.Domain.Tests.Ordering;

/// <summary>An order that nothing is wrong with, filed on Tuesday 1 September 2026 at 10:00, to be spoilt by each test.</summary>
internal static class Sample
{
    public static DateTimeOffset FiledAt { get; } = At("2026-09-01 10:00");

    public static Discipline TaiChi { get; } = new("TJQ", "太极拳", Category.MartialArts, 10, 90, null);
    public static Discipline Talk { get; } = new("JZ01", "科学健身与慢病预防", Category.Lecture, 1, 120, "投影仪");

    public static Contact Filer { get; } = new("王丽", "13800001234", "wangli@example.cn");
    public static Contact Carrier { get; } = new("陈强", "021-55500001", "chenqiang@example.cn");

    public static Street NanjingEast { get; } =
        new(
            "310101002",
            "南京东路街道",
            "黄浦区",
            StreetStatus.Active,
            new(Filer, Carrier),
            new("社区体育服务中心", "021-55500002")
        );

    public static Agreement Signed { get; } =
        new("310101002", 2026, "2026-1", "王丽", Day("2026-01-12"), "李建国", Day("2026-01-15"));

    public static OrderRequest Request { get; } =
        new(
            "310101002",
            "TJQ",
            FundingStream.Basic,
            new("18–60岁", "零基础", 30),
            new("社区文化活动中心", "黄浦区示例路1号", Indoor: true),
            [Lesson("2026-09-15 09:30"), Lesson("2026-09-22 09:30"), Lesson("2026-09-29 09:30")],
            Contacts: null,
            RequestedTeacher: null,
            Notes: null,
            AcceptsHolidays: false
        );

    public static OrderFacts Facts { get; } =
        new(NanjingEast, TaiChi, Signed, null, Notices.Calendar, FiledAt, [], new OrderSettings());

    public static LessonTime Lesson(string start, int minutes = 90) => new(At(start), minutes);

    public static DateTimeOffset At(string moment) =>
        new(DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm", null), ShanghaiTime.Offset);

    public static OrderOfSeason Other(
        string discipline,
        int lessons,
        Category category = Category.MartialArts,
        string season = "2026-autumn",
        FundingStream stream = FundingStream.Basic
    ) => new("310101002-2026-001", Season.Parse(season), stream, category, discipline, lessons);

    public static OrderRequest AsLecture(OrderRequest request) =>
        request with
        {
            Discipline = Talk.Code,
            Audience = request.Audience with { Expected = 50 },
            Lessons = [Lesson("2026-09-15 09:30", 120)],
        };

    /// <summary>Exactly these refusals, in this order.</summary>
    public static void AssertRefused(OrderRequest request, OrderFacts facts, params Refusal[] expected) =>
        Assert.Equal(expected, OrderRules.Check(request, facts));
}
