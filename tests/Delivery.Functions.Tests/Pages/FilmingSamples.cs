using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Domain.Teaching.Filming;
using Delivery.Pages.Email;
using Delivery.Pages.Teaching.Filming;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class FilmingSamples
{
    private const string Id = "310115001-2026-001-F01";
    private const string Link = "https://example.cn/filming/2f9c41";
    private static readonly LessonTime Time = new(Sample.At(2026, 9, 24, 19, 0), 90);

    private static readonly FilmLine Line = new(
        Id,
        "枫桥镇",
        "排舞",
        Category.DanceAndAerobics,
        Time,
        "晨光影像",
        new Mark("等拍摄组答复")
    );

    public static readonly FilmingModel Now = new(
        Sample.Frame(Reader.Staff),
        Month.Parse("2026-09"),
        IsMonth: false,
        [Line],
        [Line with { FilmingId = "310115001-2026-002-F01", State = new Mark("会来拍", Tone.Ok) }],
        [Line with { FilmingId = "310115001-2026-003-F01", State = new Mark("缺影片", Tone.Warn) }],
        [Line with { FilmingId = "310115001-2026-004-F01", Crew = null, State = new Mark("有影片", Tone.Ok) }]
    );

    public static readonly FilmingModel None = Now with
    {
        IsMonth = true,
        Waiting = [],
        Coming = [],
        Missing = [],
        Ended = [],
    };

    public static readonly FilmBookModel Book = new(
        Sample.Frame(Reader.Staff),
        "key-f",
        "310115001-2026-001",
        [
            new("310115001-2026-001-03", "枫桥镇排舞 第3节 9月17日（周四）19:00—20:30"),
            new("310115001-2026-001-04", "枫桥镇排舞 第4节 9月24日（周四）19:00—20:30"),
        ],
        "310115001-2026-001-04",
        "",
        "",
        "",
        "",
        FormErrors.None
    );

    public static readonly FilmBookModel BookRefused = Book with
    {
        Of = "",
        Lessons = [],
        LessonId = "310115001-2026",
        CrewName = "晨光影像",
        Email = "crew",
        Errors = Sample.Errors(
            new FieldError("lessonId", "没有找到课时“310115001-2026”，请核对编号"),
            new FieldError("email", "请写拍摄组的邮箱，链接发到那里")
        ),
    };

    public static readonly FilmForStaffModel ForStaff = new(
        Sample.Frame(Reader.Staff),
        "key-s",
        Id,
        "枫桥镇",
        "排舞",
        Category.DanceAndAerobics,
        4,
        Time,
        "枫桥睦邻中心",
        "枫桥路200号",
        "310115001-2026-001",
        new FilmCrew("晨光影像", "crew@example.com", "13600002222"),
        "全年回顾片，拍两三分钟\n采访一位学员",
        FilmState.Confirmed,
        new Mark("会来拍", Tone.Ok),
        CanCallOff: true,
        "请拍摄组在 10月1日（周四）24:00 前交影片",
        null,
        [],
        null,
        "",
        Sample.Errors(new FieldError("reason", "请写明为什么取消，拍摄组会看到"))
    );

    public static readonly FilmForStaffModel Filmed = ForStaff with
    {
        Crew = null,
        State = FilmState.Done,
        Mark = new Mark("有影片", Tone.Ok),
        CanCallOff = false,
        Next = null,
        Film = "https://film.example.com/videos/2026/09/24/" + new string('x', 120),
        Errors = FormErrors.None,
    };

    public static readonly FilmForStaffModel Uploaded = Filmed with
    {
        Film = null,
        Files =
        [
            new("310115001-2026-001-04-a", "排舞.mp4", 840_000_000, MediaConsent.NotAsked, false, false),
            new("310115001-2026-001-04-b", "采访.mov", 96_000_000, MediaConsent.Everyone, false, true),
        ],
    };

    public static readonly FilmForStaffModel Declined = Filmed with
    {
        State = FilmState.Declined,
        Mark = new Mark("来不了", Tone.Warn),
        Film = null,
        Reason = "那天另有安排",
    };

    public static readonly CrewModel Asked = new(
        Sample.Frame(Reader.Citizen),
        "key-c",
        "/filming/token",
        "枫桥镇",
        "排舞",
        Category.DanceAndAerobics,
        Time,
        "枫桥睦邻中心",
        "枫桥路200号",
        Sample.StreetOffice,
        "全年回顾片，拍两三分钟\n采访一位学员",
        FilmState.Booked,
        HasBegun: false,
        IsOver: false,
        Sample.At(2026, 9, 4, 10, 0),
        Sample.At(2026, 10, 2, 0, 0),
        null,
        HasFile: false,
        "/api/lessons/310115001-2026-001-04/media?link=token",
        2048,
        null,
        "",
        "",
        "",
        FormErrors.None
    );

    public static readonly CrewModel AskedRefused = Asked with
    {
        Act = "decline",
        Errors = Sample.Errors(new FieldError("reason", "请写明为什么来不了")),
    };

    public static readonly CrewModel Agreed = Asked with { State = FilmState.Confirmed, Purpose = null };

    public static readonly CrewModel Due = Agreed with { HasBegun = true, IsOver = true };

    public static readonly CrewModel DueRefused = Due with
    {
        Act = "film",
        TypedFilm = "发到群里了",
        Errors = Sample.Errors(new FieldError("film", "请填影片的网址，以 https:// 开头，打开就能看到")),
    };

    public static readonly CrewModel Thanks = Due with { State = FilmState.Done, Film = Filmed.Film };

    public static readonly CrewModel CalledOff = Asked with { State = FilmState.Cancelled, Reason = "改拍另一门课" };

    private static readonly FilmFacts Facts = new("枫桥镇", "排舞", Time, "枫桥睦邻中心", "枫桥路200号", "全年回顾片");

    public static IEnumerable<KeyValuePair<string, IMail>> Mails =>
        [
            .. Enum.GetValues<CrewNews>()
                .Select(news => new KeyValuePair<string, IMail>($"film-crew-{news}", Crew(news))),
            .. Enum.GetValues<HostNews>()
                .Select(news => new KeyValuePair<string, IMail>($"film-host-{news}", Host(news))),
            .. Enum.GetValues<FilmStaffNews>()
                .Select(news => new KeyValuePair<string, IMail>($"film-staff-{news}", Staff(news))),
            new("film-staff-film", Staff(FilmStaffNews.Done) with { Film = "https://film.example.com/v/42" }),
        ];

    private static CrewMail Crew(CrewNews news) =>
        new(
            Sample.Contact,
            "晨光影像",
            Facts,
            Sample.StreetOffice,
            news,
            Sample.At(2026, 9, 4, 10, 0),
            news == CrewNews.CalledOff ? "改拍另一门课" : null,
            Link
        );

    private static FilmHostMail Host(HostNews news) =>
        new(
            Sample.Contact,
            "周二",
            Facts,
            "晨光影像 13600002222",
            news,
            news == HostNews.Off ? "设备坏了" : null,
            "https://example.cn/orders/310115001-2026-001"
        );

    private static FilmStaffMail Staff(FilmStaffNews news) =>
        new(
            Sample.Contact,
            "审核组",
            Facts,
            "晨光影像 13600002222",
            news,
            null,
            news is FilmStaffNews.Declined or FilmStaffNews.Done ? "那天另有安排" : null,
            "https://example.cn/staff/filming/x"
        );
}
