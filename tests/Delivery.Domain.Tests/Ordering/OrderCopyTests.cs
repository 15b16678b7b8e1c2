using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Copies;
using Delivery.Domain.Tests.Calendar;
using static Delivery.Domain.Tests.Calendar.Notices;

namespace Delivery.Domain.Tests.Ordering;

/// <summary>Last season's order again, on the same weekdays.</summary>
public sealed class OrderCopyTests
{
    [Theory]
    // Spring goes to summer, and begins with it.
    [InlineData("Basic", "2026-06-02", "2026-03-10 2026-03-17", "2026-07-07 2026-07-14")]
    // Within the season, from the first day that can be ordered.
    [InlineData("Basic", "2026-09-15", "2026-03-10 2026-03-17", "2026-09-15 2026-09-22")]
    // Over the week of the National Day, which is left out.
    [InlineData("Basic", "2026-09-17", "2026-03-12 2026-03-19 2026-03-26", "2026-09-17 2026-09-24 2026-10-08")]
    [InlineData("YouthSummer", "2026-09-15", "2026-07-07 2026-07-14", "2027-07-06 2027-07-13")]
    [InlineData("NonBasic", "2026-12-02", "2026-10-13 2026-10-20", "2026-12-08 2026-12-15")]
    public void Lessons_move_to_the_next_season_on_their_weekdays(
        string stream,
        string earliest,
        string old,
        string copied
    )
    {
        var order = Sample.Request with
        {
            FundingStream = Enum.Parse<FundingStream>(stream),
            Lessons = [.. old.Split(' ').Select(day => Sample.Lesson($"{day} 09:30"))],
        };
        var copy = OrderCopy.Of(order, Day(earliest), Notices.Calendar, SeasonMonths.Default);
        Assert.Equal(copied, string.Join(' ', copy.Lessons.Select(lesson => $"{lesson.Date:yyyy-MM-dd}")));
        Assert.All(copy.Lessons, lesson => Assert.Equal(new TimeOnly(9, 30), ShanghaiTime.TimeOf(lesson.Start)));
    }

    [Fact]
    public void What_the_season_has_no_week_for_is_left_out_and_counted()
    {
        var old = Sample.Request with
        {
            Lessons = [Sample.Lesson("2026-03-10 09:30"), Sample.Lesson("2026-03-17 09:30")],
        };
        var copy = OrderCopy.Of(old, Day("2026-11-23"), Notices.Calendar, SeasonMonths.Default);
        Assert.Equal((1, 1), (copy.Lessons.Count, copy.LeftOut));
    }

    [Fact]
    public void A_season_has_room_for_what_its_limits_leave()
    {
        var order = new Order(
            "310101002-2026-001",
            Sample.Request,
            OrderStage.Submitted,
            Sample.FiledAt,
            Category.MartialArts,
            900m,
            []
        );
        var room = SeasonRoom.Of(Season.Parse("2026-autumn"), [order], new OrderSettings());
        Assert.Equal(
            (7, 2, true),
            (room.LessonsFor("TJQ"), room.DisciplinesIn(Category.MartialArts), room.Takes(Sample.TaiChi))
        );
        var full = SeasonRoom.Of(
            Season.Parse("2026-autumn"),
            [order],
            new OrderSettings { DisciplinesPerCategory = 1 }
        );
        Assert.True(full.Takes(Sample.TaiChi));
        Assert.False(full.Takes(Sample.TaiChi with { Code = "BDJ" }));
        Assert.True(full.Takes(Sample.Talk));
        var elsewhere = SeasonRoom.Of(Season.Parse("2026-spring"), [order], new OrderSettings());
        Assert.Equal(10, elsewhere.LessonsFor("TJQ"));
    }
}
