using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Domain.Teaching.Preparing;
using Delivery.Pages.Email;
using Delivery.Pages.Teaching.Enrolling;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class EnrolmentSamples
{
    private const string CourseId = "310115001-2026-003";
    private const string Link = "https://example.cn/enrolments/2f9c41";
    private static readonly Venue Hall = new("清荷社区文化中心二楼", "测试路18号", true);
    private static readonly Audience Seniors = new("50—70岁", "初学", 25);
    private static readonly Person Office = new("清荷文体中心", "021-55500002");

    public static readonly CourseModel Course = new(
        Sample.Frame(Reader.Citizen),
        "key-20",
        CourseId,
        "太极拳",
        Category.MartialArts,
        "清荷街道",
        "黄浦区",
        Hall,
        Seniors,
        [
            .. Sample
                .Mondays(10)
                .Select((time, at) => new CourseLesson(at + 1, time, at == 0 ? new Mark("今天", Tone.Ok) : null)),
        ],
        "每人一块瑜伽垫",
        "王五",
        Office,
        new EnrolmentStatus(EnrolmentState.Open, 12, 30),
        0,
        null,
        false,
        3,
        true,
        EnrolFormValues.Empty(3),
        FormErrors.None
    );

    public static readonly CourseModel Refused = Course with
    {
        Places = new EnrolmentStatus(EnrolmentState.Waitlist, 30, 30),
        Waiting = 4,
        Equipment = null,
        Teacher = null,
        Values = new EnrolFormValues(
            "",
            "1380000",
            "2019",
            "zhang@example",
            [new MemberValues("张小一", "20"), new MemberValues("", ""), new MemberValues("", "")],
            "张一",
            "",
            Consents: false
        ),
        Errors = Sample.Errors(
            new FieldError("personName", "请填写姓名"),
            new FieldError("phone", "请填写11位手机号，验证码发到这个手机"),
            new FieldError("guardianPhone", "请填写监护人的11位手机号，或带区号的座机号"),
            new FieldError("consent", "未满14岁的孩子报名，需要监护人勾选同意")
        ),
    };

    public static readonly CourseModel Full = Course with
    {
        Places = new EnrolmentStatus(EnrolmentState.Full, 30, 30),
        IsFull = true,
    };

    public static readonly CourseModel Closed = Course with
    {
        Places = new EnrolmentStatus(EnrolmentState.WalkIn, 0, 30),
        ClosedBecause = "这门课现在不接受网上报名，请打街镇的电话问问",
    };

    public static EnrolmentModel OwnIn(EnrolmentView view, EnrolmentStage stage) =>
        new(
            Sample.Frame(Reader.Citizen),
            Paths.Enrolment("2f9c41"),
            CourseId,
            "张一",
            "138****5678",
            view,
            stage.Label(),
            view == EnrolmentView.Waiting ? 3 : null,
            Sample.At(2026, 9, 1, 10, 30),
            Sample.At(2026, 9, 2, 10, 0),
            Sample.Course,
            Office,
            [new EnrolledTogether("张小一", stage.Label(), Paths.Enrolment("77ab01"))],
            FormErrors.None
        );

    public static readonly EnrolmentModel WrongCode = OwnIn(EnrolmentView.Unconfirmed, EnrolmentStage.Enrolled) with
    {
        Together = [],
        Note = "验证码已重新发出。",
        Errors = Sample.Errors(new FieldError("code", "验证码不对，请核对短信，还可以试4次")),
    };

    public static readonly PosterModel Poster = new(
        Sample.Frame(Reader.Citizen),
        CourseId,
        false,
        "太极拳",
        Category.MartialArts,
        "清荷街道",
        [new PosterPlace(Hall, Sample.Mondays(10))],
        Seniors,
        "王五",
        Office,
        Link,
        "M0 0h1v1h-1zM2 1h1v1h-1z",
        3
    );

    public static IReadOnlyDictionary<string, IMail> Mails { get; } =
        new Dictionary<string, IMail>(StringComparer.Ordinal)
        {
            ["enrolled"] = News(EnrolmentStage.Enrolled),
            ["enrolment-waiting"] = News(EnrolmentStage.Waiting),
            ["enrolment-cancelled"] = News(EnrolmentStage.Cancelled),
            ["place-offered"] = new PlaceOfferedMail(
                Sample.Contact,
                "张一",
                Sample.Course,
                Sample.At(2026, 9, 2, 10, 0),
                Link
            ),
            ["call-with-offer"] = new CallWithOfferMail(
                Sample.Contact,
                "周二",
                Sample.Course,
                "张一",
                Sample.At(2026, 9, 2, 10, 0),
                Link
            ),
            ["lesson-tomorrow"] = new LessonTomorrowMail(
                Sample.Contact,
                "张一",
                "太极拳",
                "清荷街道",
                2,
                Sample.Mondays(2)[1],
                Hall.Name,
                Hall.Address,
                Office,
                Link
            ),
        };

    private static EnrolmentNewsMail News(EnrolmentStage stage) =>
        new(Sample.Contact, "张一", stage, Sample.Course, Office, Link);
}
