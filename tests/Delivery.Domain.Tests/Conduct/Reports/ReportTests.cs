using CsCheck;
using Delivery.Domain.Conduct.Reports;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Tests.Conduct.Reports;

public sealed class ReportTests
{
    private static readonly DateOnly Today = new(2026, 10, 12);
    private static readonly ReportQuery Nothing = new("", "", "", "", "");

    private static readonly ReportedLesson Lesson = new(
        new DateOnly(2026, 9, 15),
        "黄浦区",
        "310101002",
        "清荷街道",
        "L01",
        "罗晓岚",
        "太极拳",
        Category.MartialArts,
        true,
        24,
        30,
        false,
        new Ratings(5, 4, 3),
        200m
    );

    [Fact]
    public void Shares_and_means_are_made_of_the_lessons_that_they_speak_of()
    {
        var sums = Of(
            Lesson,
            Lesson with
            {
                Came = null,
                Ratings = null,
                Paid = 100m,
            },
            Lesson with
            {
                WasHeld = false,
                Came = 7,
                Paid = null,
            },
            Lesson with
            {
                WasHeld = null,
                Came = null,
                Ratings = null,
                Paid = null,
            },
            Lesson with
            {
                Came = 6,
                IsLow = true,
                Ratings = new Ratings(4, 4, 4),
                Paid = null,
            }
        ).Whole;

        Assert.Equal((5, 3, 1, 1), (sums.Lessons, sums.Held, sums.NotHeld, sums.Waiting));
        Assert.Equal(0.75m, sums.HeldShare);
        // Of the lesson that was not held nobody is counted; of the one without a count nobody is expected.
        Assert.Equal((30, 2, 60, 1), (sums.Came, sums.Counted, sums.Expected, sums.Low));
        Assert.Equal((0.5m, 15m), (sums.FillRate, sums.CamePerLesson));
        Assert.Equal((4.5m, 4m, 3.5m), (sums.TeachingMean, sums.PunctualityMean, sums.OrganisationMean));
        Assert.Equal(300m, sums.Paid);
        // 200 yuan for 24 people: the lesson paid but not counted, and the one counted but not paid, say nothing of it.
        Assert.Equal(8.33m, sums.PaidPerHead);
    }

    [Fact]
    public void Of_nothing_there_is_no_share()
    {
        var sums = new Report.Adding(ReportBy.Month).Sum().Whole;

        Assert.Equal(
            [null, null, null, null, null],
            new[] { sums.HeldShare, sums.FillRate, sums.CamePerLesson, sums.TeachingMean, sums.PaidPerHead }
        );
    }

    [Theory]
    [InlineData(ReportBy.Month, "2026-09", "2026-10")]
    [InlineData(ReportBy.Week, "2026-W38", "2026-W41")]
    [InlineData(ReportBy.District, "黄浦区", "崇明区")]
    [InlineData(ReportBy.Street, "310151001", "310101002")]
    [InlineData(ReportBy.Category, "1", "3")]
    [InlineData(ReportBy.Discipline, "健康讲座", "太极拳")]
    [InlineData(ReportBy.Teacher, "L02", "L01")]
    public void Time_goes_by_places_have_their_order_and_the_rest_is_ranked(ReportBy by, string first, string second)
    {
        var other = Lesson with
        {
            Date = new DateOnly(2026, 10, 8),
            District = "崇明区",
            Street = "310151001",
            TeacherId = "L02",
            Discipline = "健康讲座",
            Category = Category.Lecture,
        };
        var adding = new Report.Adding(by);
        foreach (var lesson in new[] { other, Lesson, other })
            adding.Add(lesson);

        Assert.Equal([first, second], adding.Sum().Rows.Select(row => row.Key));
    }

    [Fact]
    public void Rows_add_up_to_the_whole_whatever_the_rows_are() =>
        Gen.Select(
                Gen.Int[0, 300],
                Gen.Int[0, 3],
                Gen.Int[0, 2],
                Gen.Int[0, 60],
                Gen.Int[1, 5],
                (day, place, held, came, stars) =>
                    Lesson with
                    {
                        Date = new DateOnly(2026, 1, 1).AddDays(day),
                        District = Districts.All[place].Name,
                        Street = $"S{place}",
                        TeacherId = $"L{place}",
                        Category = (Category)place,
                        WasHeld = held == 2 ? null : held == 1,
                        Came = came == 0 ? null : came,
                        IsLow = came < 20,
                        Ratings = stars == 1 ? null : new Ratings(stars, stars, stars),
                        Paid = held == 1 && came > 10 ? 200m : null,
                    }
            )
            .Array[0, 40]
            .Sample(lessons =>
            {
                foreach (var by in Enum.GetValues<ReportBy>())
                {
                    var adding = new Report.Adding(by);
                    foreach (var lesson in lessons)
                        adding.Add(lesson);
                    var report = adding.Sum();
                    var sums = report.Rows.Select(row => row.Sums).ToList();
                    Assert.Equal(report.Whole.Lessons, sums.Sum(one => one.Lessons));
                    Assert.Equal(report.Whole.Waiting, sums.Sum(one => one.Waiting));
                    Assert.Equal(report.Whole.Came, sums.Sum(one => one.Came));
                    Assert.Equal(report.Whole.Expected, sums.Sum(one => one.Expected));
                    Assert.Equal(report.Whole.Rated, sums.Sum(one => one.Rated));
                    Assert.Equal(report.Whole.Paid, sums.Sum(one => one.Paid));
                    Assert.Equal(report.Whole.PaidForCame, sums.Sum(one => one.PaidForCame));
                }
            });

    [Fact]
    public void What_is_left_out_is_this_year_by_month() =>
        Assert.Equal(
            new ReportFilter(ReportBy.Month, new(2026, 1), new(2026, 10)),
            ReportFilter.Of(Nothing, Today).Value
        );

    [Fact]
    public void A_district_is_named_by_code_or_name_and_narrows_what_is_taken()
    {
        var filter = ReportFilter.Of(new ReportQuery("Street", "2025-11", "2026-10", "310101", "Lecture"), Today).Value;

        Assert.Equal(12, filter.Months().Count());
        Assert.True(filter.Takes("黄浦区", Category.Lecture));
        Assert.False(filter.Takes("徐汇区", Category.Lecture));
        Assert.False(filter.Takes("黄浦区", Category.Other));
    }

    [Theory]
    [InlineData("by", "Colour", "report.by", "没有这一项，请从列表里选")]
    [InlineData("by", "3", "report.by", "没有这一项，请从列表里选")]
    [InlineData("from", "9月", "report.month", "请填写月份，例如 2026-09")]
    [InlineData("to", "2026-13", "report.month", "请填写月份，例如 2026-09")]
    [InlineData("to", "2025-12", "report.months", "结束月份不能早于开始月份")]
    [InlineData("to", "2027-01", "report.months", "一次最多看12个月，请缩短范围")]
    [InlineData("district", "苏州", "report.district", "没有这一项，请从列表里选")]
    [InlineData("category", "Chess", "report.category", "没有这一项，请从列表里选")]
    [InlineData("category", "9", "report.category", "没有这一项，请从列表里选")]
    public void What_cannot_be_shown_is_refused(string field, string text, string code, string message)
    {
        var asked = field switch
        {
            "by" => Nothing with { By = text },
            "from" => Nothing with { From = text },
            "to" => Nothing with { To = text },
            "district" => Nothing with { District = text },
            _ => Nothing with { Category = text },
        };

        Assert.Equal([new Refusal(code, message, field)], ReportFilter.Of(asked, Today).Refusals);
    }

    private static Report Of(params IReadOnlyList<ReportedLesson> lessons)
    {
        var adding = new Report.Adding(ReportBy.Month);
        foreach (var lesson in lessons)
            adding.Add(lesson);
        return adding.Sum();
    }
}
