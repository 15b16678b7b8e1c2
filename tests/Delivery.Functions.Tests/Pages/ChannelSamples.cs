using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Domain.Programme.Channels;
using Delivery.Pages.Programme;
using Delivery.Pages.Programme.Channels;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Tests.Pages;

/// <summary>The programme as citizens narrow and print it, and as its publishers see it with its channels.</summary>
internal static class ChannelSamples
{
    private static readonly FilterChip[] Days =
    [
        new("每天", "/programmes/2026-W38", true),
        new("周一", "/programmes/2026-W38?day=2026-09-14"),
        new("周二", "/programmes/2026-W38?day=2026-09-15"),
    ];

    public static readonly ProgrammeModel Searched = ProgrammeSamples.District with
    {
        ChosenDays = Days,
        Search = "太极",
        Kept = [new Choice("district", "徐汇区")],
        PrintPath = "/programmes/2026-W38/print?district=徐汇区",
        DataBlock = "{\"@context\":\"https://schema.org\"}",
    };

    public static readonly ProgrammeModel English = Searched with
    {
        Frame = Sample.Frame(Reader.Citizen) with
        {
            Language = Language.English,
            OtherLanguagePath = "/programmes/2026-W38?lang=zh",
        },
        ChosenDays = [new("Every day", "/programmes/2026-W38", true), new("Monday", "?day=2026-09-14")],
        Filters = [new("All", "/programmes/2026-W38", true), new("Martial arts", "?category=MartialArts")],
        Districts = [new("All Shanghai", "/programmes/2026-W38"), new("Xuhui", "?district=徐汇区", true, 6)],
    };

    public static readonly ProgrammeModel Older = ProgrammeSamples.District with { Edition = 1, NewestEdition = 2 };

    public static readonly ProgrammePrintModel Print = new(
        Sample.Frame(Reader.Citizen),
        ProgrammeSamples.District.Week,
        2,
        Sample.At(2026, 9, 12, 9, 5),
        "徐汇区",
        ProgrammeSamples.District.Days,
        null,
        "/programmes/2026-W38?district=徐汇区"
    );

    public static readonly ProgrammePrintModel PrintPlaces = Print with
    {
        FilterName = null,
        Days = [],
        ByPlace = ProgrammeSamples.ByDistrict.ByPlace,
    };

    public static readonly FrontModel FrontEnglish = ProgrammeSamples.Front with
    {
        Frame = Sample.Frame(Reader.Citizen) with { Language = Language.English, OtherLanguagePath = "/?lang=zh" },
        Districts = [new("Huangpu", "/programmes/2026-W38?district=黄浦区", false, 12)],
    };

    public static readonly StaffWeekModel Week = new(
        Sample.Frame(Reader.Staff),
        ProgrammeSamples.District.Week,
        "form-1",
        new StandingEdition(2, Sample.At(2026, 9, 12, 9, 5), 6),
        null,
        null,
        ["publish"],
        7,
        ["9月16日（周三）09:30 柔力球（南园街道）地点改为南园小学（测试路1号）"],
        ["9月17日（周四）18:30 八段锦（海棠街道）缺联系人"],
        [
            new(
                "site",
                "公开网站",
                2,
                new Mark("已发布", Tone.Ok),
                1,
                Sample.At(2026, 9, 12, 9, 5),
                "https://example.cn/programmes/2026-W38",
                null,
                MayReplay: true
            ),
            new(
                "tiyu",
                "上海体育公众号",
                2,
                new Mark("没有发出", Tone.Bad),
                7,
                Sample.At(2026, 9, 12, 9, 45),
                null,
                "本系统的网络地址不在公众号的白名单里，请在公众平台加上（微信代码 40164）",
                MayReplay: true
            ),
            new(
                "editors",
                "编辑",
                1,
                new Mark("已发布", Tone.Ok),
                1,
                Sample.At(2026, 9, 11, 15, 0),
                null,
                null,
                MayReplay: false
            ),
        ],
        ProgrammeSamples.District.Days,
        null,
        FormErrors.None,
        [
            new OpeningsLine(
                "公开网站",
                [.. Enumerable.Range(11, 8).Select(day => new DayOpenings(new DateOnly(2026, 9, day), 40 * (day % 5)))]
            ),
        ]
    )
    {
        Enrolments = [new("黄浦区", 9, 214, 270), new("徐汇区", 14, 371, 420)],
        Weeks =
        [
            .. Enumerable
                .Range(31, 8)
                .Select(week => new WeekEnrolments(
                    new Week(2026, week),
                    [new("黄浦区", 9, 30 * (week - 30), 270), new("浦东新区", 14, 40 * (week % 5), 420)]
                )),
        ],
    };

    public static readonly StaffWeekModel Coming = Week with
    {
        Standing = null,
        GoesAt = Sample.At(2026, 9, 11, 15, 0),
        Acts = ["publish", "hold"],
        Changes = [],
        Channels = [],
        Errors = Sample.Errors(new FieldError("reason", "请写明暂缓的理由，同事会看到")),
    };

    public static readonly StaffWeekModel Held = Coming with
    {
        Hold = new HeldWeek("陈三", "场地还在核实", Sample.At(2026, 9, 11, 14, 30), Sample.At(2026, 9, 11, 20, 0)),
        Acts = ["publish", "release"],
        Errors = FormErrors.None,
    };

    public static readonly EntryFormModel Form = new(
        Sample.Frame(Reader.Staff),
        "修改渠道：徐汇区体育局",
        Paths.Channels,
        "渠道",
        Paths.EntryEdit(Paths.Channels, "xuhui"),
        Paths.Entry(Paths.Channels, "xuhui"),
        "form-1",
        "v1",
        ChannelFields.Groups,
        ChannelFields.ValuesOf(
            new Channel("xuhui", "徐汇区体育局", ChannelKind.Email, "bianji@example.cn", "徐汇区", Active: true)
        ),
        FormErrors.None
    );
}
