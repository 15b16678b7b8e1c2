using Delivery.Domain.Ordering;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

/// <summary>What the samples share. Every name and number is invented.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = At(2026, 9, 1, 10, 0);
    public static readonly SiteContact Contact = new("高一", "021-55500001");
    public static readonly Person Teacher = new("王五", "13800001234");
    public static readonly Person StreetOffice = new("周二", "13900005678");
    public static readonly Contacts Contacts = new(
        new Contact("林一", "13700001111", "lin@example.cn"),
        new Contact("周二", "13900005678", "zhou@example.cn")
    );
    public static readonly QuotaFigures Quota = new(2026, 10_000m, 3_200m, 2_800m, 2_000m);

    public static PageFrame Frame(Reader reader) =>
        new(
            reader,
            Contact,
            reader switch
            {
                Reader.Street => "林一（清荷街道）",
                Reader.Teacher => "王五",
                Reader.Staff => "审核员 陈三",
                _ => null,
            },
            reader is Reader.Staff
                ? new Dictionary<string, int>(StringComparer.Ordinal) { [Paths.Review] = 14, [Paths.Unmatched] = 2 }
                : null
        );

    /// <summary>A public page in English.</summary>
    public static PageFrame English(string path) =>
        Frame(Reader.Citizen) with
        {
            Language = Language.English,
            OtherLanguagePath = $"{path}?lang=zh",
        };

    public static DateTimeOffset At(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.FromHours(8));

    /// <summary>Mondays 09:30 from 21 September 2026, without the holiday on 5 October.</summary>
    public static IReadOnlyList<LessonTime> Mondays(int count) =>
        [
            .. Enumerable
                .Range(0, count + 1)
                .Where(week => week != 2)
                .Take(count)
                .Select(week => new LessonTime(At(2026, 9, 21, 9, 30).AddDays(7 * week), 90)),
        ];

    public static readonly CourseFacts Course = new(
        "太极拳",
        Category.MartialArts,
        "清荷街道",
        "清荷社区文化中心二楼",
        "测试路18号",
        Mondays(10)
    );

    public static FormErrors Errors(params FieldError[] errors) => new(errors);
}
