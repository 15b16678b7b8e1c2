using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Lists of registers, and forms of their entries.</summary>
internal static class RegisterSamples
{
    public static readonly RegisterListModel Streets = new(
        Sample.Frame(Reader.Staff),
        "街镇",
        Paths.Streets,
        "申报课程的街道、镇和园区，和它们的联系人。",
        "名称或代码",
        "清荷",
        [new ListFilter("district", "区", StreetFields.AllDistricts, "黄浦区")],
        ["街镇", "区", "申报人", "执行负责人"],
        [
            new RegisterLine(
                "310101002",
                "清荷街道",
                "/staff/streets/310101002",
                ["黄浦区", "林一", "周二"],
                [new Mark("正常", Tone.Ok)]
            ),
            new RegisterLine(
                "310101009",
                "清荷湾综合保税区管理委员会社会事业发展处",
                "/staff/streets/310101009",
                ["黄浦区", "林三", "同申报人"],
                [new Mark("停止配送", Tone.Bad)]
            ),
        ],
        61,
        "streets",
        "key-25",
        Paths.NewEntry(Paths.Streets),
        "/staff/streets?q=x&after=310101009"
    );

    public static readonly RegisterListModel NoStreets = Streets with
    {
        Lines = [],
        Found = 0,
        NewPath = null,
        NextPath = null,
    };

    public static readonly RegisterListModel Seasons = new(
        Sample.Frame(Reader.Staff),
        "季度",
        Paths.Seasons,
        "每一季在哪些日子里可以申报。",
        null,
        "",
        [],
        ["季度", "上课", "申报"],
        [
            new RegisterLine(
                "2026-autumn",
                "2026年秋季",
                "/staff/seasons/2026-autumn",
                ["9–11月", "2026年7月3日—2026年11月30日"],
                [new Mark("正在申报", Tone.Ok)]
            ),
        ],
        1,
        "seasons",
        "key-26"
    );

    public static readonly EntryFormModel DisciplineForm = Form(
        "修改项目：太极拳",
        "项目",
        Paths.Disciplines,
        DisciplineFields.GroupsOf(new OrderSettings()),
        DisciplineFields.ValuesOf(new Discipline("TJQ", "太极拳", Category.MartialArts, 10, 90, "音响一台", false))
    );

    public static readonly EntryFormModel CalendarForm = Form(
        "修改年历：2026年",
        "年历",
        Paths.Calendar,
        CalendarFields.Groups,
        CalendarFields.ValuesOf(
            new CalendarYear(
                2026,
                new HashSet<DateOnly>(Enumerable.Range(1, 8).Select(day => new DateOnly(2026, 10, day))),
                new HashSet<DateOnly> { new(2026, 10, 10) }
            )
        )
    ) with
    {
        Warnings =
        [
            "2026年9月课程的反馈（正在进行）：原为10月1日—10月9日，将改为10月1日—10月10日",
            "现在申报的订单，首课最早可排的日子：原为9月15日，将改为9月16日",
        ],
        Seen = "0f0f",
    };

    public static readonly EntryFormModel SeasonForm = Form(
        "修改季度：2026年秋季",
        "季度",
        Paths.Seasons,
        SeasonFields.Groups,
        SeasonFields.ValuesOf(
            new SeasonWindow(new Season(2026, SeasonKind.Autumn), new DateOnly(2026, 7, 3), new DateOnly(2026, 11, 30))
        )
    );

    internal static EntryFormModel Form(
        string heading,
        string register,
        string path,
        IReadOnlyList<FieldGroup> groups,
        EntryValues values
    ) =>
        new(
            Sample.Frame(Reader.Staff),
            heading,
            path,
            register,
            Paths.EntryEdit(path, "x"),
            Paths.Entry(path, "x"),
            "key-20",
            "v1",
            groups,
            values,
            FormErrors.None
        );
}
