using Delivery.Domain.Ordering;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Ordering;

public class OrderCourseTests
{
    [Fact]
    public void A_lecture_is_one_lesson() =>
        AssertRefused(
            AsLecture(Request) with
            {
                Lessons = Request.Lessons,
            },
            Facts with
            {
                Discipline = Talk,
            },
            new Refusal("order.lecture-one-lesson", "讲座每单只能安排1节，请分开申报", "lessons")
        );

    [Fact]
    public void An_order_has_a_lesson() =>
        AssertRefused(
            Request with
            {
                Lessons = [],
            },
            Facts,
            new Refusal("order.lessons-count", "请至少安排1节课", "lessons")
        );

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void An_order_has_at_most_ten_lessons(int count, bool taken)
    {
        var request = Request with
        {
            Lessons =
            [
                .. Enumerable.Range(0, count).Select(i => new LessonTime(At("2026-10-12 09:30").AddDays(i), 90)),
            ],
        };
        if (taken)
            Assert.Empty(OrderRules.Check(request, Facts));
        else
            AssertRefused(
                request,
                Facts,
                new Refusal("order.lessons-count", "每单最多10节课，现有11节，请减少", "lessons")
            );
    }

    [Theory]
    [InlineData(19, 20)]
    [InlineData(0, 20)]
    [InlineData(-1, 20)]
    public void A_skill_course_plans_for_twenty(int expected, int least) =>
        AssertRefused(
            Request with
            {
                Audience = Request.Audience with { Expected = expected },
            },
            Facts,
            new Refusal("order.participants", $"预计人数至少{least}人", "audience.expected")
        );

    [Fact]
    public void A_lecture_plans_for_fifty() =>
        AssertRefused(
            AsLecture(Request) with
            {
                Audience = Request.Audience with { Expected = 49 },
            },
            Facts with
            {
                Discipline = Talk,
            },
            new Refusal("order.participants", "预计人数至少50人", "audience.expected")
        );

    [Theory]
    [InlineData(20)]
    [InlineData(500)]
    public void Twenty_are_enough_for_a_skill_course(int expected) =>
        Assert.Empty(
            OrderRules.Check(Request with { Audience = Request.Audience with { Expected = expected } }, Facts)
        );

    [Fact]
    public void A_discipline_comes_from_the_catalogue() =>
        AssertRefused(
            Request,
            Facts with
            {
                Discipline = null,
            },
            new Refusal("order.discipline-unknown", "目录中没有这个项目，请从项目目录中选择", "discipline")
        );

    [Fact]
    public void The_venue_has_a_name_and_an_address() =>
        AssertRefused(
            Request with
            {
                Venue = new(" ", "", Indoor: false),
            },
            Facts,
            new Refusal("order.venue", "请填写场地名称", "venue.name"),
            new Refusal("order.venue", "请填写场地地址", "venue.address")
        );
}
