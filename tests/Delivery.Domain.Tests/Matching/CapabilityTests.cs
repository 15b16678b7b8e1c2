using Delivery.Domain.Matching;
using static Delivery.Domain.Matching.LeftOutReason;
using static Delivery.Domain.Tests.Matching.Teachers;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Matching;

public class CapabilityTests
{
    [Fact]
    public void A_teacher_whom_nothing_speaks_against_is_capable() => Assert.Empty(Against(Lin));

    [Fact]
    public void Each_reason_stands_alone()
    {
        Assert.Equal([Inactive], Against(Lin with { Active = false }));
        Assert.Equal([NotQualified], Against(Lin with { Disciplines = ["PW"] }));
        Assert.Equal([TooFar], Against(Lin with { Districts = ["静安区"] }));
        Assert.Equal([Excluded], Against(Lin, Need with { ExcludedTeachers = ["T001"] }));
        Assert.Equal([Busy], Against(Lin, Need, Elsewhere("2026-09-22 11:30")));
        Assert.Equal([OverLimit], Against(Lin with { WeeklyLimit = 0 }));
    }

    [Fact]
    public void A_certificate_that_runs_out_before_the_last_lesson_qualifies_no_more_and_a_newer_one_does()
    {
        var last = Need.Lessons.Max(lesson => lesson.Date);
        var old = new Qualification(Need.Discipline, "证书 1", last.AddDays(-1));

        Assert.Equal([NotQualified], Against(Lin with { Qualifications = [old] }));
        Assert.Empty(Against(Lin with { Qualifications = [old with { Until = last }] }));
        Assert.Empty(Against(Lin with { Qualifications = [old, old with { Proof = "证书 2", Until = null }] }));
        Assert.Empty(Against(Lin with { Qualifications = [old with { Discipline = "PW" }] }));
    }

    [Fact]
    public void All_reasons_are_given_at_once() =>
        Assert.Equal(
            [Busy, TooFar, NotQualified, OverLimit, Excluded, Inactive],
            Against(
                Lin with
                {
                    Active = false,
                    Disciplines = [],
                    Districts = [],
                    WeeklyLimit = 0,
                },
                Need with
                {
                    ExcludedTeachers = ["T001"],
                },
                Elsewhere("2026-09-22 09:30")
            )
        );

    [Fact]
    public void An_hour_between_two_venues_is_enough() =>
        Assert.Empty(Against(Lin, Need, Elsewhere("2026-09-22 12:00")));

    [Fact]
    public void The_weekly_limit_counts_Monday_to_Sunday()
    {
        var limited = Lin with { WeeklyLimit = 2 };
        var tuesday = Elsewhere("2026-09-15 14:00");
        var sunday = Elsewhere("2026-09-20 14:00") with { LessonId = "310101013-2026-001-02" };
        var mondayBefore = Elsewhere("2026-09-14 14:00") with { LessonId = "310101013-2026-001-03" };
        var sundayBefore = Elsewhere("2026-09-13 14:00") with { LessonId = "310101013-2026-001-04" };

        Assert.Empty(Against(limited, Need, tuesday, sundayBefore));
        Assert.Equal([OverLimit], Against(limited, Need, tuesday, sunday));
        Assert.Equal([OverLimit], Against(limited, Need, tuesday, mondayBefore));
    }

    [Fact]
    public void A_courses_own_bookings_do_not_stand_in_its_way() =>
        Assert.Empty(
            Against(
                Lin with
                {
                    WeeklyLimit = 1,
                },
                Need,
                new Booking($"{Need.CourseId}-01", At("2026-09-15 09:00"), 90, "黄浦区", "310101002", "旧场地")
            )
        );

    [Theory]
    [InlineData("2026-09-22 00:00", "2026-09-23 00:00", true)]
    [InlineData("2026-09-22 11:00", "2026-09-23 00:00", false)]
    [InlineData("2026-09-22 10:59", "2026-09-23 00:00", true)]
    [InlineData("2026-09-21 00:00", "2026-09-22 09:30", false)]
    public void An_absent_teacher_is_busy(string from, string to, bool busy) =>
        Assert.Equal(busy, Against(Lin with { Unavailable = [new(At(from), At(to))] }).Contains(Busy));

    [Theory]
    [InlineData("08:00", "12:00", true)]
    [InlineData("09:30", "11:00", true)]
    [InlineData("09:31", "12:00", false)]
    [InlineData("08:00", "10:59", false)]
    [InlineData("08:00", "00:00", true)]
    public void A_lesson_lies_wholly_in_the_hours_offered(string from, string to, bool free)
    {
        var offer = new Availability(DayOfWeek.Tuesday, TimeOnly.Parse(from), TimeOnly.Parse(to));

        Assert.Equal(free, Against(Lin with { Availability = [offer] }).Count == 0);
    }

    [Fact]
    public void Hours_offered_on_another_day_do_not_count() =>
        Assert.Equal([Busy], Against(Lin with { Availability = [new(DayOfWeek.Monday, new(8, 0), new(20, 0))] }));

    [Theory]
    [InlineData("10:00", true)]
    [InlineData("10:01", false)]
    public void Offers_that_touch_make_one(string secondFrom, bool free)
    {
        var teacher = Lin with
        {
            Availability =
            [
                new(DayOfWeek.Tuesday, TimeOnly.Parse(secondFrom), new(12, 0)),
                new(DayOfWeek.Tuesday, new(9, 0), new(10, 0)),
            ],
        };

        Assert.Equal(free, Against(teacher).Count == 0);
    }

    [Fact]
    public void Every_reason_has_its_own_letter_and_name()
    {
        var reasons = Enum.GetValues<LeftOutReason>();

        Assert.Equal("BFQLXI", string.Concat(reasons.Select(r => r.Letter())));
        Assert.Equal(6, reasons.Select(r => r.Label()).Distinct().Count());
    }

    private static IReadOnlyList<LeftOutReason> Against(
        Teacher teacher,
        CourseNeed? need = null,
        params Booking[] bookings
    ) => Capability.ReasonsAgainst(teacher, need ?? Need, bookings, Settings);
}
