using Delivery.Domain.Feedback.News;
using Delivery.Pages.Feedback.News;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class NewsSamples
{
    private const string Course = "310115001-2026-001";

    private static readonly NewsPhotoShown Photo = new(
        $"{Course}/abc",
        Paths.NewsPhoto(Course, "abc"),
        Paths.NewsPhoto(Course, "abc-small"),
        1600,
        1200
    );

    private static readonly NewsLine Line = new(
        Course,
        "排舞走进枫桥",
        "八节排舞课上完了，三十位居民参加……",
        Photo.Small,
        "枫桥镇",
        "排舞",
        Sample.Now
    );

    public static readonly NewsListModel List = new(
        Sample.Frame(Reader.Citizen),
        [Line, Line with { NewsId = "mail-1", Photo = null, Title = "太极拳到清荷" }],
        $"{Paths.News}?after=x"
    );

    public static readonly NewsListModel Empty = List with { Items = [], Older = null };

    public static readonly NewsArticleModel Article = new(
        Sample.Frame(Reader.Citizen),
        Course,
        "排舞走进枫桥",
        "枫桥镇",
        "浦东新区",
        "排舞",
        Sample.Now,
        ["八节排舞课上完了。", "三十位居民参加，大家都说明年还要来。"],
        [Photo]
    );

    public static readonly NewsFormModel Form = new(
        Sample.Frame(Reader.Street),
        "key-n",
        Course,
        "排舞",
        Sample.At(2026, 9, 8, 0, 0),
        IsLate: false,
        Sent: null,
        "",
        "",
        [],
        9,
        FormErrors.None
    );

    public static readonly NewsFormModel FormRefused = Form with
    {
        IsLate = true,
        Text = "太短",
        Errors = Sample.Errors(
            new FieldError("title", "请写标题"),
            new FieldError("text", "正文写20到5000个字：什么课、多少人、大家怎么说"),
            new FieldError("photos", "“IMG_1.heic”：这不是照片")
        ),
    };

    public static readonly NewsFormModel FormReturned = Form with
    {
        Sent = new NewsSent(NewsState.Returned, Sample.Now, "请写清时间", Course),
        Title = "排舞走进枫桥",
        Text = "八节排舞课上完了，三十位居民参加。",
        Photos = [Photo],
    };

    public static readonly NewsFormModel FormReleased = FormReturned with
    {
        Sent = new NewsSent(NewsState.Released, Sample.Now, null, Course),
    };

    public static readonly StaffNewsModel Staff = new(
        Sample.Frame(Reader.Staff),
        [new("待发布", $"{Paths.StaffNews}?list=review", true), new("没交的", $"{Paths.StaffNews}?list=due")],
        [Line],
        null,
        [],
        "key-s"
    );

    public static readonly StaffNewsModel StaffDue = Staff with
    {
        Items = [],
        Due =
        [
            new("310115001", "枫桥镇", Course, "排舞", Sample.At(2026, 8, 20, 0, 0), IsLate: true),
            new("310101002", "清荷街道", "310101002-2026-001", "太极拳", Sample.At(2026, 9, 8, 0, 0), IsLate: false),
        ],
    };

    public static readonly NewsReviewModel Review = new(
        Sample.Frame(Reader.Staff),
        "key-r",
        Course,
        NewsState.Submitted,
        "枫桥镇",
        "排舞",
        null,
        Sample.Now,
        null,
        "排舞走进枫桥",
        "八节排舞课上完了，三十位居民参加。",
        [Photo],
        Course,
        [],
        FormErrors.None
    );

    public static readonly NewsReviewModel Aside = Review with
    {
        State = NewsState.SetAside,
        Street = "还不知道是哪个街镇",
        Discipline = null,
        Sender = "stranger@example.com",
        CourseId = null,
        Courses = [new("310101002-2026-001", "太极拳")],
        Errors = Sample.Errors(new FieldError("courseId", "没有找到课程“x”，请核对编号")),
    };
}
