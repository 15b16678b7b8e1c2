using Delivery.Domain.Ordering;
using static Delivery.Domain.Tests.Calendar.Notices;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Ordering;

public class OrderLessonTimeTests
{
    // Filed on 1 September, the tenth working day after is 15 September.
    [Theory]
    [InlineData("2026-09-01 10:00", "2026-09-15")]
    [InlineData("2026-09-01 18:00", "2026-09-15")]
    [InlineData("2026-09-01 18:01", "2026-09-16")]
    [InlineData("2026-09-01 23:59", "2026-09-16")]
    // A Saturday evening counts as Sunday, from which the same working days follow.
    [InlineData("2026-09-05 20:00", "2026-09-18")]
    // Sunday 20 September is worked; 25 to 27 September and 1 to 7 October are off; Saturday 10 October is worked.
    [InlineData("2026-09-18 09:00", "2026-10-09")]
    public void The_first_lesson_lies_ten_working_days_after_filing(string filed, string earliest)
    {
        var facts = Facts with { FiledAt = At(filed) };
        var onTheDay = Request with { Lessons = [Lesson($"{earliest} 09:30")] };
        var before = Request with { Lessons = [new(onTheDay.Lessons[0].Start.AddDays(-1), 90)] };

        Assert.Equal(Day(earliest), FilingRules.EarliestFirstLesson(facts.FiledAt, facts.Calendar, facts.Settings));
        Assert.DoesNotContain(OrderRules.Check(onTheDay, facts), r => r.Code == "order.too-late");
        Assert.Contains(OrderRules.Check(before, facts), r => r.Code == "order.too-late");
    }

    [Fact]
    public void An_order_filed_too_late_is_told_the_earliest_day() =>
        AssertRefused(
            Request with
            {
                Lessons = [Lesson("2026-09-14 09:30"), Lesson("2026-09-15 09:30")],
            },
            Facts,
            new Refusal("order.too-late", "第1节课太早：须提前10个工作日申报，最早可排 9月15日", "lessons[0].start")
        );

    [Fact]
    public void Where_no_working_day_lies_between_a_lesson_still_begins_after_the_filing()
    {
        var facts = Facts with { Settings = new OrderSettings { FilingWorkingDays = 0 } };

        AssertRefused(
            Request with
            {
                Lessons = [Lesson("2026-09-01 08:00"), Lesson("2026-09-01 10:00"), Lesson("2026-09-01 14:00")],
            },
            facts,
            new Refusal("order.too-late", "第1节课太早：9月1日 08:00已经过了，请改为以后的时间", "lessons[0].start"),
            new Refusal("order.too-late", "第2节课太早：9月1日 10:00已经过了，请改为以后的时间", "lessons[1].start")
        );
    }

    [Fact]
    public void The_earliest_day_names_its_year_when_it_is_the_next()
    {
        var facts = Facts with { FiledAt = At("2025-12-25 09:00"), Agreement = Signed with { Year = 2026 } };
        var request = Request with { FundingStream = FundingStream.NonBasic, Lessons = [Lesson("2026-01-05 09:30")] };

        Assert.EndsWith("最早可排 2026年1月9日", Assert.Single(OrderRules.Check(request, facts)).Message);
    }

    [Fact]
    public void Lessons_of_an_order_do_not_overlap() =>
        AssertRefused(
            Request with
            {
                Lessons = [Lesson("2026-09-15 10:59"), Lesson("2026-09-22 09:30"), Lesson("2026-09-15 09:30")],
            },
            Facts,
            new Refusal("order.overlap", "第1节课与第3节课（9月15日 09:30）时间重叠，请错开", "lessons[0].start")
        );

    [Fact]
    public void A_long_lesson_is_met_by_every_one_inside_it()
    {
        var request = Request with
        {
            Lessons =
            [
                Lesson("2026-09-15 09:00", 180),
                Lesson("2026-09-15 09:30", 30),
                Lesson("2026-09-15 11:00", 30),
                Lesson("2026-09-15 12:00", 30),
            ],
        };

        Assert.Equal(["lessons[1].start", "lessons[2].start"], OrderRules.Check(request, Facts).Select(r => r.Field));
    }

    [Fact]
    public void Lessons_that_touch_do_not_overlap() =>
        Assert.Empty(
            OrderRules.Check(Request with { Lessons = [Lesson("2026-09-15 09:30"), Lesson("2026-09-15 11:00")] }, Facts)
        );

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    [InlineData(180, true)]
    [InlineData(181, false)]
    [InlineData(0, false)]
    [InlineData(-90, false)]
    public void A_lesson_lasts_thirty_to_a_hundred_and_eighty_minutes(int minutes, bool taken)
    {
        var request = Request with { Lessons = [Lesson("2026-09-15 09:30", minutes)] };

        if (taken)
            Assert.Empty(OrderRules.Check(request, Facts));
        else
            AssertRefused(
                request,
                Facts,
                new Refusal("order.minutes", "第1节课时长须为30–180分钟", "lessons[0].minutes")
            );
    }

    [Theory]
    [InlineData("06:00", 90, true)]
    [InlineData("05:59", 90, false)]
    [InlineData("20:30", 90, true)]
    [InlineData("20:31", 90, false)]
    [InlineData("23:30", 60, false)]
    [InlineData("00:00", 30, false)]
    public void A_lesson_lies_between_six_and_twenty_two(string time, int minutes, bool taken)
    {
        var request = Request with { Lessons = [Lesson($"2026-09-15 {time}", minutes)] };

        if (taken)
            Assert.Empty(OrderRules.Check(request, Facts));
        else
            AssertRefused(
                request,
                Facts,
                new Refusal("order.hours", "第1节课须在06:00–22:00之间上完", "lessons[0].start")
            );
    }

    [Fact]
    public void The_hours_are_those_of_Shanghai()
    {
        var nineInLondon = new DateTimeOffset(2026, 9, 15, 15, 0, 0, TimeSpan.FromHours(1));

        Assert.Contains(
            OrderRules.Check(Request with { Lessons = [new(nineInLondon, 90)] }, Facts),
            r => r.Code == "order.hours"
        );
    }

    [Fact]
    public void A_lesson_on_a_public_holiday_needs_the_tick()
    {
        var request = Request with { Lessons = [Lesson("2026-10-02 09:30")] };

        AssertRefused(
            request,
            Facts,
            new Refusal(
                "order.holiday",
                "第1节课在10月2日（法定节假日），确需上课请勾选“节假日照常上课”",
                "lessons[0].start"
            )
        );
        Assert.Empty(OrderRules.Check(request with { AcceptsHolidays = true }, Facts));
    }

    [Fact]
    public void An_ordinary_weekend_needs_no_tick() =>
        Assert.Empty(OrderRules.Check(Request with { Lessons = [Lesson("2026-09-19 09:30")] }, Facts));

    [Fact]
    public void A_lesson_in_a_year_that_is_not_loaded_is_refused_with_the_year() =>
        AssertRefused(
            Request with
            {
                Lessons = [Lesson("2026-11-20 09:30"), Lesson("2027-03-20 09:30")],
            },
            Facts,
            new Refusal(
                "calendar.year-not-loaded",
                "2027年的节假日安排尚未导入，请先由协会工作人员导入2027年工作日历",
                "lessons[1].start"
            )
        );

    [Fact]
    public void Filing_so_late_that_the_next_year_is_needed_names_that_year()
    {
        var request = Request with { FundingStream = FundingStream.NonBasic, Lessons = [Lesson("2026-12-31 09:30")] };

        Assert.Equal(
            [("calendar.year-not-loaded", "lessons")],
            OrderRules.Check(request, Facts with { FiledAt = At("2026-12-25 09:00") }).Select(r => (r.Code, r.Field))
        );
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void Lessons_at_the_ends_of_time_are_refused_like_any_other(string start)
    {
        Assert.Equal(
            ["calendar.year-not-loaded"],
            OrderRules
                .Check(Request with { Lessons = [new(DateTimeOffset.Parse(start), int.MaxValue)] }, Facts)
                .Select(r => r.Code)
                .Except(["order.minutes"])
        );
    }
}
