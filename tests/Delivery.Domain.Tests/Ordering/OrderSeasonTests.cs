using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using static Delivery.Domain.Tests.Calendar.Notices;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Ordering;

public class OrderSeasonTests
{
    [Theory]
    [InlineData(
        "2026-09-15 09:30",
        "2026-12-01 09:30",
        "lessons[1].start",
        "第2节课不在配送季内，基本配送可排在3–6月、7–8月或9–11月"
    )]
    [InlineData(
        "2026-12-01 09:30",
        "2026-09-15 09:30",
        "lessons[0].start",
        "第1节课不在配送季内，基本配送可排在3–6月、7–8月或9–11月"
    )]
    public void A_Basic_order_lies_in_a_season(string first, string second, string field, string message) =>
        AssertRefused(
            Request with
            {
                Lessons = [Lesson(first), Lesson(second)],
            },
            Facts,
            new Refusal("order.season", message, field)
        );

    [Fact]
    public void A_Basic_order_lies_in_one_season() =>
        AssertRefused(
            Request with
            {
                Lessons = [Lesson("2026-06-24 09:30"), Lesson("2026-09-16 09:30")],
            },
            Facts with
            {
                FiledAt = At("2026-05-20 09:00"),
            },
            new Refusal(
                "order.season",
                "第2节课须与其他课同在2026年春季（3–6月），跨季的课请另行申报",
                "lessons[1].start"
            )
        );

    [Fact]
    public void The_same_season_of_two_years_is_two_seasons() =>
        AssertRefused(
            Request with
            {
                Lessons = [Lesson("2025-11-12 09:30"), Lesson("2026-09-16 09:30")],
            },
            Facts with
            {
                FiledAt = At("2025-10-09 09:00"),
                Agreement = Signed with { Year = 2025 },
            },
            new Refusal(
                "order.season",
                "第2节课须与其他课同在2025年秋季（9–11月），跨季的课请另行申报",
                "lessons[1].start"
            )
        );

    [Theory]
    [InlineData("2026-07-01 09:30", true)]
    [InlineData("2026-08-31 09:30", true)]
    [InlineData("2026-06-30 09:30", false)]
    [InlineData("2026-09-01 09:30", false)]
    public void YouthSummer_lessons_lie_in_July_and_August(string start, bool taken)
    {
        var request = Request with { FundingStream = FundingStream.YouthSummer, Lessons = [Lesson(start)] };
        var refusals = OrderRules.Check(request, Facts with { FiledAt = At("2026-06-01 09:00") });

        if (taken)
            Assert.Empty(refusals);
        else
            Assert.Equal(
                [new("order.season", "第1节课须排在同一年的7–8月（暑期青少年配送）", "lessons[0].start")],
                refusals
            );
    }

    [Fact]
    public void Only_the_lesson_outside_the_summer_is_refused_even_when_it_is_the_first() =>
        AssertRefused(
            Request with
            {
                FundingStream = FundingStream.YouthSummer,
                Lessons = [Lesson("2026-06-30 09:30"), Lesson("2026-07-07 09:30")],
            },
            Facts with
            {
                FiledAt = At("2026-06-01 09:00"),
            },
            new Refusal("order.season", "第1节课须排在同一年的7–8月（暑期青少年配送）", "lessons[0].start")
        );

    [Fact]
    public void NonBasic_lessons_lie_on_any_date_and_in_any_number_of_seasons() =>
        Assert.Empty(
            OrderRules.Check(
                Request with
                {
                    FundingStream = FundingStream.NonBasic,
                    Lessons = [Lesson("2026-08-20 09:30"), Lesson("2026-12-20 09:30")],
                },
                Facts with
                {
                    FiledAt = At("2026-02-02 09:00"),
                }
            )
        );

    [Theory]
    // 60 days before 1 September 2026 is 3 July.
    [InlineData("2026-07-02 09:00", "请届时申报")]
    [InlineData("2026-07-03 00:00", null)]
    [InlineData("2026-09-01 09:00", null)]
    public void A_season_takes_orders_from_sixty_days_before_its_first_day(string filed, string? refusal)
    {
        var request = Request with { Lessons = [Lesson("2026-11-30 09:30")] };
        var refusals = OrderRules.Check(request, Facts with { FiledAt = At(filed) });

        if (refusal is null)
            Assert.Empty(refusals);
        else
            Assert.Equal(
                [
                    new(
                        "order.window-closed",
                        $"2026年秋季的申报时间为2026年7月3日至2026年11月30日，{refusal}",
                        "lessons"
                    ),
                ],
                refusals
            );
    }

    [Fact]
    public void Staff_close_a_season_earlier() =>
        AssertRefused(
            Request,
            Facts with
            {
                SeasonWindow = new(Season.Parse("2026-autumn"), Day("2026-06-01"), Day("2026-08-31")),
            },
            new Refusal("order.window-closed", "2026年秋季的申报时间为2026年6月1日至2026年8月31日，现已截止", "lessons")
        );

    [Fact]
    public void The_window_of_another_season_says_nothing() =>
        Assert.Empty(
            OrderRules.Check(
                Request,
                Facts with
                {
                    SeasonWindow = new(Season.Parse("2026-spring"), Day("2026-01-01"), Day("2026-06-30")),
                }
            )
        );

    [Fact]
    public void A_street_orders_at_most_three_disciplines_of_a_skill_category_in_a_season() =>
        AssertRefused(
            Request,
            Facts with
            {
                Others = [Other("A", 4), Other("B", 2), Other("C", 1), Other("C", 1)],
            },
            new Refusal(
                "order.disciplines-per-category",
                "2026年秋季武术类最多申报3个项目，已有3个，请改选其他类别的项目",
                "discipline"
            )
        );

    [Fact]
    public void What_does_not_count_toward_the_disciplines_of_a_category() =>
        Assert.All(
            new OrderOfSeason[][]
            {
                [Other("A", 1), Other("B", 1)],
                [Other("A", 1), Other("B", 1), Other("TJQ", 1)],
                [Other("A", 1), Other("B", 1), Other("C", 1, Category.Other)],
                [Other("A", 1), Other("B", 1), Other("C", 1, season: "2026-spring")],
                [Other("A", 1), Other("B", 1), Other("C", 1, stream: FundingStream.NonBasic)],
            },
            others => Assert.Empty(OrderRules.Check(Request, Facts with { Others = others }))
        );

    [Fact]
    public void Lectures_have_no_limit_of_titles() =>
        Assert.Empty(
            OrderRules.Check(
                AsLecture(Request),
                Facts with
                {
                    Discipline = Talk,
                    Others = [.. "ABCDE".Select(title => Other($"{title}", 1, Category.Lecture))],
                }
            )
        );

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, "2026年秋季“太极拳”最多10节课，已申报8节，本单最多还能排2节")]
    [InlineData(10, "2026年秋季“太极拳”最多10节课，已申报10节，不能再申报")]
    public void A_street_orders_at_most_ten_lessons_of_a_discipline_in_a_season(int ordered, string? message)
    {
        var facts = Facts with { Others = [Other("TJQ", ordered - 1), Other("TJQ", 1), Other("A", 9)] };

        if (message is null)
            Assert.Empty(OrderRules.Check(Request, facts));
        else
            AssertRefused(Request, facts, new Refusal("order.lessons-per-discipline", message, "lessons"));
    }

    [Theory]
    [InlineData(FundingStream.NonBasic)]
    [InlineData(FundingStream.YouthSummer)]
    public void Only_the_Basic_stream_is_limited_by_season(FundingStream stream)
    {
        var request = Request with
        {
            FundingStream = stream,
            Lessons = [Lesson("2026-07-15 09:30"), Lesson("2026-07-16 09:30")],
        };
        var others = Enumerable.Range(0, 5).Select(i => Other($"D{i}", 10, season: "2026-summer", stream: stream));

        Assert.Empty(OrderRules.Check(request, Facts with { FiledAt = At("2026-06-01 09:00"), Others = [.. others] }));
    }
}
