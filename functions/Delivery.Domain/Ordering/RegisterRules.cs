using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;

namespace Delivery.Domain.Ordering;

/// <summary>What an entry of one of the association's registers must hold to be usable later.</summary>
public static class RegisterRules
{
    private const int MostDisciplines = 200;

    public static IReadOnlyList<Refusal> Check(Street street) =>
        [
            .. StreetCode.IsValid(street.Code)
                ? []
                : (Refusal[])[new("street.code", "街镇代码应为1至20个字母或数字", "code")],
            .. Filled(street.Name, "street.name", "请填写街镇名称", "name"),
            .. KnownDistrict(street.District, "district"),
            .. ContactRules.Check(street.Contacts),
            .. Filled(street.PublishedContact.Name, "contact.name", "请填写对外公布的联系处", "publishedContact.name"),
            .. Callable(street.PublishedContact.Phone, "publishedContact.phone", "对外公布的电话"),
        ];

    public static IReadOnlyList<Refusal> Check(Teacher teacher) =>
        [
            .. RegisterCode.IsValid(teacher.TeacherId)
                ? []
                : (Refusal[])[new("teacher.id", "老师编号应为1至64个字母、数字、-、_或.，以字母或数字开头", "id")],
            .. teacher.Disciplines.Count <= MostDisciplines
                ? []
                : (Refusal[])[new("teacher.disciplines", $"一位老师最多登记{MostDisciplines}个项目", "disciplines")],
            .. teacher.Disciplines.SelectMany(
                (discipline, index) =>
                    RegisterCode.IsValid(discipline)
                        ? []
                        : (Refusal[])[new("discipline.code", "项目代码有误，请照项目目录填写", $"disciplines[{index}]")]
            ),
            .. Filled(teacher.Name, "teacher.name", "请填写老师姓名", "name"),
            .. Callable(teacher.Phone, "phone", "电话"),
            .. Emails.IsValid(teacher.Email)
                ? []
                : (Refusal[])[new("contact.email", "请填写正确的邮箱，例如 name@example.cn", "email")],
            .. teacher.Districts.SelectMany((district, index) => KnownDistrict(district, $"districts[{index}]")),
            .. (teacher.Qualifications ?? []).SelectMany(
                (one, index) =>
                    teacher.Disciplines.Contains(one.Discipline) && !string.IsNullOrWhiteSpace(one.Proof)
                        ? []
                        : (Refusal[])
                            [
                                new(
                                    "teacher.qualification",
                                    "每张证书要写明这位老师登记的一个项目和证书编号",
                                    $"qualifications[{index}]"
                                ),
                            ]
            ),
            .. teacher.WeeklyLimit is >= 1 and <= 50
                ? []
                : (Refusal[])[new("teacher.weekly-limit", "每周课时上限应为1至50节", "weeklyLimit")],
            .. teacher.Availability.SelectMany(
                (free, index) =>
                    // Midnight is the end of the day.
                    free.To > free.From
                    || free.To == TimeOnly.MinValue
                        ? []
                        : (Refusal[])
                            [
                                new(
                                    "teacher.availability",
                                    "可授课时间的结束应晚于开始，上到半夜请写 00:00",
                                    $"availability[{index}].to"
                                ),
                            ]
            ),
            .. teacher.Unavailable.SelectMany(
                (away, index) =>
                    away.To >= away.From
                        ? []
                        : (Refusal[])
                            [new("teacher.unavailable", "结束时间应不早于开始时间", $"unavailable[{index}].to")]
            ),
        ];

    /// <param name="rules">As they hold today: what could not be ordered is not offered.</param>
    public static IReadOnlyList<Refusal> Check(Discipline discipline, OrderSettings rules) =>
        [
            .. RegisterCode.IsValid(discipline.Code)
                ? []
                : (Refusal[])
                    [new("discipline.code", "项目代码应为1至64个字母、数字、-、_或.，以字母或数字开头", "code")],
            .. Filled(discipline.Name, "discipline.name", "请填写项目名称", "name"),
            .. discipline.DefaultLessons is >= 1 and <= 10
                ? []
                : (Refusal[])[new("discipline.lessons", "默认课时应为1至10节", "defaultLessons")],
            .. discipline.LessonMinutes >= rules.ShortestMinutes && discipline.LessonMinutes <= rules.LongestMinutes
                ? []
                : (Refusal[])
                    [
                        new(
                            "discipline.minutes",
                            $"每节时长应为{rules.ShortestMinutes}至{rules.LongestMinutes}分钟",
                            "lessonMinutes"
                        ),
                    ],
        ];

    /// <summary>A notice names days off and weekend days worked; a day cannot be both, and a worked day is a weekend day.</summary>
    public static IReadOnlyList<Refusal> Check(CalendarYear year) =>
        [
            .. year
                .Off.Intersect(year.Work)
                .Select(date => new Refusal("calendar.both", $"{date:M月d日}不能既放假又上班，请核对通知", "work")),
            .. year
                .Work.Where(date => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                .Select(date => new Refusal(
                    "calendar.work",
                    $"{date:M月d日}不是周末，调休上班日应为周六或周日",
                    "work"
                )),
            .. year
                .Off.Concat(year.Work)
                .Where(date => date.Year < year.Year - 1 || date.Year > year.Year)
                .Select(date => new Refusal("calendar.year", $"{date:yyyy-MM-dd}不属于{year.Year}年的放假通知", "off")),
        ];

    public static IReadOnlyList<Refusal> Check(SeasonWindow window) =>
        window.Closes >= window.Opens
            ? []
            : [new Refusal("season.window", "截止日期应不早于开放日期，请改正", "closes")];

    private static IEnumerable<Refusal> Filled(string text, string code, string message, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new(code, message, field);
    }

    private static IEnumerable<Refusal> Callable(string phone, string field, string called)
    {
        if (!Phones.IsValid(phone))
            yield return new("contact.phone", $"{called}请填写11位手机号，或带区号的座机号，例如 021-55500001", field);
    }

    private static IEnumerable<Refusal> KnownDistrict(string? district, string field)
    {
        if (Districts.Find(district) is null)
            yield return new(
                "district.unknown",
                (string.IsNullOrEmpty(district) ? "还没有填写区" : $"上海没有“{district}”")
                    + "，请填写16个区之一，例如 黄浦区",
                field
            );
    }
}
