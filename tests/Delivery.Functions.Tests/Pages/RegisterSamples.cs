using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Tests.Pages;

internal static class RegisterSamples
{
    private static readonly Street Qinghe = new(
        "310101002",
        "清荷街道",
        "黄浦区",
        StreetStatus.Active,
        Sample.Contacts,
        new PublishedContact("清荷社区文化中心", "021-55500002")
    );

    private static readonly Street Renamed = Qinghe with
    {
        Name = "清荷湾街道",
        PublishedContact = new PublishedContact("清荷社区文化中心", "021-55500003"),
    };

    private static readonly EntryChange[] Changes =
    [
        new(
            Sample.At(2026, 8, 20, 16, 5),
            "管理员 孙五",
            "修改",
            null,
            EntryChange.Between(StreetFields.Groups, StreetFields.ValuesOf(Qinghe), StreetFields.ValuesOf(Renamed))
        ),
        new(
            Sample.At(2026, 1, 8, 9, 0),
            "导入程序",
            "登记",
            "同时写入了银行账户",
            EntryChange.Between(StreetFields.Groups, null, StreetFields.ValuesOf(Qinghe))
        ),
    ];

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

    public static readonly EntryModel Street = new(
        Sample.Frame(Reader.Staff),
        "街镇",
        Paths.Streets,
        Qinghe.Code,
        Qinghe.Name,
        [new Mark("正常", Tone.Ok)],
        ["lin@example.cn 收不到邮件（2026年8月30日 10:00）：550 Mailbox unavailable"],
        [
            .. StreetFields.Groups.Select(group => new FactGroup(
                group.Legend,
                [
                    .. group.Fields.Select(field => new Fact(
                        field.Label,
                        field.Shown(StreetFields.ValuesOf(Qinghe)[field.Name])
                    )),
                ]
            )),
        ],
        [
            new FactGroup(
                "2026年责任书",
                [
                    new Fact("街镇签字", "林一 1月10日"),
                    new Fact("协会会签", "高一 1月12日", Mark: new Mark("已生效", Tone.Ok)),
                ]
            ),
            new FactGroup(
                "2026年的订单",
                [new Fact("9月21日起", "太极拳 10节", "/staff/orders/310101002-2026-001", new Mark("待审核"))]
            ),
        ],
        Changes,
        Paths.EntryEdit(Paths.Streets, Qinghe.Code),
        "/staff/streets/310101002?before=x"
    );

    public static readonly EntryModel StreetUntouched = Street with
    {
        Warnings = [],
        History = [],
        More = [new FactGroup("2026年责任书", [], "还没有签订。签订并会签以前，街镇不能申报。")],
        EditPath = null,
        OlderPath = null,
    };

    public static readonly EntryFormModel StreetForm = Form(
        "修改街镇：清荷街道",
        "街镇",
        Paths.Streets,
        StreetFields.Groups,
        StreetFields.ValuesOf(Qinghe)
    ) with
    {
        Errors = Sample.Errors(new FieldError("orderingPhone", "申报人电话有误，请填11位手机号或带区号的固定电话")),
    };

    public static readonly EntryFormModel StreetConflict = StreetForm with
    {
        Values = StreetFields.ValuesOf(Renamed),
        Errors = Sample.Errors(new FieldError("take[publishedPhone]", "两个人填得不一样，请选定用哪一个")),
        Rival = new RivalChange(
            "管理员 孙五",
            Sample.At(2026, 9, 1, 9, 58),
            StreetFields.ValuesOf(Qinghe),
            ["name", "publishedPhone"],
            new Dictionary<string, string> { ["name"] = "typed" }
        ),
    };

    public static readonly EntryFormModel StreetNew = Form(
        "新增街镇",
        "街镇",
        Paths.Streets,
        [new FieldGroup("编号", [new EntryField("code", "街镇代码", Required: true)]), .. StreetFields.Groups],
        EntryValues.Empty
    ) with
    {
        Version = "",
    };

    public static readonly EntryFormModel TeacherForm = Form(
        "修改老师：王五",
        "老师",
        Paths.Teachers,
        TeacherFields.Groups([
            new Choice("TJQ", "太极拳", "武术类"),
            new Choice("PW", "排舞", "操舞类"),
            new Choice("JZ", "健身气功·八段锦与五禽戏", "武术类"),
        ]),
        TeacherFields.ValuesOf(
            new Teacher(
                "T01",
                "王五",
                "13800001234",
                "wang@example.com",
                ["TJQ", "YG"],
                "一级",
                ["黄浦区", "静安区"],
                10,
                [new Availability(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(12, 0))],
                [
                    new Absence(
                        ShanghaiTime.StartOf(new DateOnly(2026, 10, 1)),
                        ShanghaiTime.EndOf(new DateOnly(2026, 10, 7))
                    ),
                ],
                true,
                true
            )
        )
    ) with
    {
        Errors = Sample.Errors(new FieldError("availability", "看不懂“周一上午”，请写成 周一 09:00-12:00")),
    };

    public static readonly TeacherBankModel Bank = new(
        Sample.Frame(Reader.Staff),
        "key-21",
        "T01",
        "王五",
        "建设银行 ****1234",
        null,
        null,
        true,
        new BankValues(AccountName: "王五", Account: "12"),
        Sample.Errors(
            new FieldError("bank", "请填写开户行，例如 建设银行清荷支行"),
            new FieldError("account", "账号应为8至30位数字，请照银行卡填写")
        )
    );

    public static readonly TeacherBankModel BankProposed = Bank with
    {
        Proposal = new BankProposal(
            "v1",
            "管理员 孙五",
            Sample.At(2026, 9, 1, 9, 0),
            "王五，工商银行清荷支行 ****5678",
            "**************1234",
            false
        ),
        Errors = FormErrors.None,
    };

    public static readonly TeacherBankModel BankOwn = BankProposed with
    {
        Proposal = BankProposed.Proposal! with { IsOwn = true },
        Errors = Sample.Errors(new FieldError("", "提出的人不能自己确认，请由另一位管理员确认")),
    };

    public static readonly EntryFormModel DisciplineForm = Form(
        "修改项目：太极拳",
        "项目",
        Paths.Disciplines,
        DisciplineFields.Groups,
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

    private static EntryFormModel Form(
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
