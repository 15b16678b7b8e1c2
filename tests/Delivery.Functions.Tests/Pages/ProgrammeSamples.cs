using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class ProgrammeSamples
{
    private static readonly Week Week = Week.Parse("2026-W38");

    private static ProgrammeEntry Entry(
        int day,
        int hour,
        string discipline,
        Category category,
        string street,
        string venue,
        EnrolmentStatus enrolment,
        string? change = null
    ) =>
        new(
            new ProgrammeLesson(
                $"310115001-2026-00{day % 7}-0{hour % 7 + 1}",
                Sample.At(2026, 9, day, hour, 30),
                Sample.At(2026, 9, day, hour + 1, 30),
                discipline,
                category,
                venue,
                $"测试路{day}号",
                "徐汇区",
                street,
                new PublishedContact("文体中心", "021-55500001"),
                enrolment,
                change is null ? LessonStatus.Scheduled : LessonStatus.Cancelled,
                hour > 18 ? "王五" : null
            ),
            change
        );

    private static readonly EnrolmentStatus Open = new(EnrolmentState.Open, 24, 30);

    private static ProgrammeDay Day(int day) =>
        day switch
        {
            14 => new(
                new(2026, 9, 14),
                null,
                [
                    Entry(14, 9, "太极拳", Category.MartialArts, "清荷街道", "清荷社区文化中心二楼", Open),
                    Entry(
                        14,
                        19,
                        "排舞",
                        Category.DanceAndAerobics,
                        "枫桥镇",
                        "枫桥睦邻中心",
                        new(EnrolmentState.Waitlist, 33, 30)
                    ),
                ]
            ),
            15 => new(
                new(2026, 9, 15),
                null,
                [
                    Entry(
                        15,
                        14,
                        "中老年骨质健康与运动",
                        Category.Lecture,
                        "云杉街道",
                        "云杉街道报告厅",
                        new(EnrolmentState.Open, 39, 80)
                    ),
                ]
            ),
            16 => new(
                new(2026, 9, 16),
                null,
                [
                    Entry(
                        16,
                        9,
                        "柔力球",
                        Category.Other,
                        "南园街道",
                        "南园社区学校操场",
                        Open,
                        "因场地检修取消，9月23日补课"
                    ),
                ]
            ),
            17 => new(
                new(2026, 9, 17),
                null,
                [
                    Entry(
                        17,
                        18,
                        "八段锦",
                        Category.MartialArts,
                        "海棠街道",
                        "海棠里市民健身中心",
                        new(EnrolmentState.WalkIn, 0, 0)
                    ),
                ]
            ),
            19 => new(
                new(2026, 9, 19),
                null,
                [
                    Entry(
                        19,
                        10,
                        "健身球操",
                        Category.DanceAndAerobics,
                        "南园街道",
                        "南园社区学校操场",
                        new(EnrolmentState.Full, 25, 25)
                    ),
                ]
            ),
            20 => new(new(2026, 9, 20), "调休上班", []),
            _ => new(new(2026, 9, day), null, []),
        };

    public static readonly ProgrammeModel District = new(
        Sample.Frame(Reader.Citizen),
        Week,
        2,
        "7c41aa00bb11cc22dd33ee44ff55e09f",
        Sample.At(2026, 9, 11, 15, 0),
        Sample.At(2026, 9, 11, 15, 0),
        new DateOnly(2026, 9, 15),
        "徐汇区",
        true,
        [
            new("全市", "/programmes/2026-W38", false, 286),
            new("徐汇区", "/programmes/2026-W38?district=徐汇区", true, 6),
            new("浦东新区", "/programmes/2026-W38?district=浦东新区", false, 41),
        ],
        [
            new("全部", "?", true),
            new("操舞类", "?category=DanceAndAerobics"),
            new("武术类", "?category=MartialArts"),
            new("其他类", "?category=Other"),
            new("讲座", "?category=Lecture"),
            new("傍晚与周末", "?when=evening"),
            new("还有名额", "?places=open"),
        ],
        [.. Enumerable.Range(14, 7).Select(Day)],
        [new(2, Sample.At(2026, 9, 12, 9, 5), "9月16日 柔力球（南园街道）因场地检修取消，9月23日补课")],
        "/programmes/2026-W37",
        "/programmes/2026-W39",
        Paths.ProgrammeCalendar("2026-W38"),
        Paths.ProgrammeData("2026-W38")
    );

    public static readonly ProgrammeModel City = District with
    {
        FilterName = null,
        AsGrid = false,
        Districts =
        [
            new("全市", "/programmes/2026-W38", true, 286),
            .. Districts.Select((name, i) => new FilterChip(name, $"?district={name}", false, 10 + i)),
        ],
        Days =
        [
            .. District.Days.Select(day => day with { Entries = [.. day.Entries, .. day.Entries, .. day.Entries] }),
        ],
        Corrections = [],
    };

    public static readonly ProgrammeModel ByDistrict = City with
    {
        Days = [],
        ByPlace =
        [
            .. Districts.Select(
                (name, i) =>
                    new PlaceCount(
                        name,
                        $"/programmes/2026-W38?district={name}",
                        14 * i,
                        i == 0
                            ? []
                            :
                            [
                                .. Enumerable
                                    .Range(14, 7)
                                    .Select(day => new DayCount(new DateOnly(2026, 9, day), 2 * i)),
                            ]
                    )
            ),
        ],
    };

    public static readonly ProgrammeModel ByStreet = District with
    {
        Days = [],
        ByPlace =
        [
            new PlaceCount(
                "清荷街道",
                "/programmes/2026-W38?district=徐汇区&street=清荷街道",
                18,
                [new DayCount(new DateOnly(2026, 9, 14), 11), new DayCount(new DateOnly(2026, 9, 16), 7)]
            ),
        ],
    };

    public static readonly ProgrammeModel Empty = District with
    {
        Days = [.. District.Days.Select(day => day with { Entries = [] })],
        Corrections = [],
    };

    public static readonly ProgrammeModel Unpublished = Empty with
    {
        PublishedAt = null,
        Checksum = null,
        Edition = 0,
        NextPath = null,
    };

    public static readonly ProgrammeModel NeverPublished = Unpublished with { PublishesAt = null };

    public static readonly FrontModel Front = new(
        Sample.Frame(Reader.Citizen),
        new WeekCount(Week, 286),
        null,
        Sample.At(2026, 9, 18, 15, 0),
        [.. Districts.Select((name, i) => new FilterChip(name, $"/programmes/2026-W38?district={name}", false, 10 + i))]
    );

    public static readonly ProgrammeArticleModel Article = new(
        "徐汇区",
        Week,
        2,
        District.Days,
        District.Corrections,
        Sample.Contact,
        "https://example.cn/programmes/2026-W38"
    );

    private static string[] Districts =>
        [
            "黄浦区",
            "徐汇区",
            "长宁区",
            "静安区",
            "普陀区",
            "虹口区",
            "杨浦区",
            "闵行区",
            "宝山区",
            "嘉定区",
            "浦东新区",
            "金山区",
            "松江区",
            "青浦区",
            "奉贤区",
            "崇明区",
        ];
}
