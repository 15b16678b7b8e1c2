using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Tests.Ordering;

/// <summary>What an entry of a register must hold, each reason by its code and sentence.</summary>
public sealed class RegisterRulesTests
{
    private static readonly Street Street = new(
        "310101002",
        "清荷街道",
        "黄浦区",
        StreetStatus.Active,
        new Contacts(new Contact("林一", "13800000001", "lin@example.cn")),
        new PublishedContact("清荷街道文体中心", "021-55500001")
    );

    private static readonly Teacher Teacher = new(
        "T01",
        "王一",
        "13800000002",
        "wang@example.cn",
        ["TJQ"],
        "一级",
        ["黄浦区"],
        10,
        [],
        [],
        NameMayBePublished: false,
        Active: true
    );

    private static readonly Discipline Discipline = new("TJQ", "太极拳", Category.MartialArts, 8, 90, null);

    [Fact]
    public void A_street_has_a_code_a_name_and_an_office_that_can_be_called() =>
        Assert.Equal(
            [
                "street.code 街镇代码应为1至20个字母或数字",
                "street.name 请填写街镇名称",
                "contact.name 请填写对外公布的联系处",
                "contact.phone 对外公布的电话请填写11位手机号，或带区号的座机号，例如 021-55500001",
            ],
            Said(
                RegisterRules.Check(
                    Street with
                    {
                        Code = "清荷",
                        Name = " ",
                        PublishedContact = new PublishedContact("", "12"),
                    }
                )
            )
        );

    [Fact]
    public void A_teacher_can_be_named_reached_and_planned_with() =>
        Assert.Equal(
            [
                "teacher.id 老师编号应为1至64个字母、数字、-、_或.，以字母或数字开头",
                "teacher.name 请填写老师姓名",
                "teacher.qualification 每张证书要写明这位老师登记的一个项目和证书编号",
                "teacher.weekly-limit 每周课时上限应为1至50节",
                "teacher.unavailable 结束时间应不早于开始时间",
            ],
            Said(
                RegisterRules.Check(
                    Teacher with
                    {
                        TeacherId = "-1",
                        Name = "",
                        Qualifications = [new Qualification("PW", "证-1", null)],
                        WeeklyLimit = 51,
                        Unavailable = [new Absence(At(2), At(1))],
                    }
                )
            )
        );

    [Theory]
    [InlineData("09:00", "12:00", true)]
    [InlineData("18:00", "00:00", true)]
    [InlineData("00:00", "00:00", true)]
    [InlineData("12:00", "12:00", false)]
    [InlineData("12:00", "09:00", false)]
    public void A_teacher_is_free_from_an_hour_to_a_later_one(string from, string to, bool holds)
    {
        static TimeOnly Hour(string text) => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var refused = RegisterRules.Check(
            Teacher with
            {
                Availability =
                [
                    new Availability(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(10, 0)),
                    new Availability(DayOfWeek.Tuesday, Hour(from), Hour(to)),
                ],
            }
        );

        Assert.Equal(
            holds ? [] : ["teacher.availability 可授课时间的结束应晚于开始，上到半夜请写 00:00 availability[1].to"],
            refused.Select(one => $"{one.Code} {one.Message} {one.Field}")
        );
    }

    [Fact]
    public void A_teacher_has_so_many_disciplines_each_with_a_code() =>
        Assert.Equal(
            ["teacher.disciplines 一位老师最多登记200个项目", "discipline.code 项目代码有误，请照项目目录填写"],
            Said(
                RegisterRules.Check(
                    Teacher with
                    {
                        Disciplines = [.. Enumerable.Range(1, 200).Select(number => $"D{number}"), "-1"],
                    }
                )
            )
        );

    [Fact]
    public void A_discipline_has_a_name_and_lessons_that_an_order_can_have() =>
        Assert.Equal(
            [
                "discipline.code 项目代码应为1至64个字母、数字、-、_或.，以字母或数字开头",
                "discipline.name 请填写项目名称",
                "discipline.lessons 默认课时应为1至10节",
                "discipline.minutes 每节时长应为30至180分钟",
            ],
            Said(
                RegisterRules.Check(
                    Discipline with
                    {
                        Code = "-1",
                        Name = "",
                        DefaultLessons = 11,
                        LessonMinutes = 29,
                    },
                    Rules
                )
            )
        );

    [Theory]
    [InlineData(20, 45, null)]
    [InlineData(20, 46, "discipline.minutes 每节时长应为20至45分钟")]
    public void How_long_a_lesson_may_last_is_a_setting(int shortest, int minutes, string? expected) =>
        Assert.Equal(
            expected is null ? [] : new[] { expected },
            Said(
                RegisterRules.Check(
                    Discipline with
                    {
                        LessonMinutes = minutes,
                    },
                    Rules with
                    {
                        ShortestMinutes = shortest,
                        LongestMinutes = 45,
                    }
                )
            )
        );

    [Fact]
    public void A_day_is_off_or_worked_and_a_worked_one_lies_on_a_weekend_of_the_year()
    {
        var (friday, sunday) = (new DateOnly(2026, 10, 2), new DateOnly(2026, 9, 20));

        Assert.Equal(
            [
                "calendar.both 9月20日不能既放假又上班，请核对通知",
                "calendar.work 10月2日不是周末，调休上班日应为周六或周日",
                "calendar.year 2027-01-02不属于2026年的放假通知",
            ],
            Said(
                RegisterRules.Check(
                    new CalendarYear(
                        2026,
                        new HashSet<DateOnly> { sunday, new(2027, 1, 2) },
                        new HashSet<DateOnly> { sunday, friday }
                    )
                )
            )
        );
    }

    [Fact]
    public void A_season_closes_after_it_has_opened() =>
        Assert.Equal(
            ["season.window 截止日期应不早于开放日期，请改正"],
            Said(
                RegisterRules.Check(
                    new SeasonWindow(
                        new Season(2026, SeasonKind.Autumn),
                        new DateOnly(2026, 9, 2),
                        new DateOnly(2026, 9, 1)
                    )
                )
            )
        );

    [Fact]
    public void Entries_that_hold_all_of_it_are_taken()
    {
        Assert.Empty(RegisterRules.Check(Street));
        Assert.Empty(RegisterRules.Check(Teacher));
        Assert.Empty(RegisterRules.Check(Discipline, Rules));
    }

    private static OrderSettings Rules { get; } = new();

    private static DateTimeOffset At(int day) => ShanghaiTime.At(new DateOnly(2026, 9, day), 9);

    private static IEnumerable<string> Said(IEnumerable<Refusal> refusals) =>
        refusals.Select(refusal => $"{refusal.Code} {refusal.Message}");
}
