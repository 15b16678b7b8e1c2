using CsCheck;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using static Delivery.Domain.Tests.Matching.Teachers;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Matching;

public class BookingRulesTests
{
    private static readonly Booking Here = new("A-2026-001-01", At("2026-09-15 09:00"), 60, "黄浦区", "A", "中心");

    private static readonly Gen<Booking> AnyBooking = Gen.Select(
        Gen.Int[0, 999],
        Gen.Int[0, 300],
        Gen.Int[30, 180],
        Gen.Int[0, 2],
        Gen.Int[0, 1],
        (id, slot, minutes, district, venue) =>
            new Booking(
                $"A-2026-{id + 1:000}-01",
                ShanghaiTime.At(new DateOnly(2026, 9, 15), 6).AddMinutes(5 * slot),
                minutes,
                $"D{district}",
                $"S{district}",
                $"V{venue}"
            )
    );

    // Minutes between the end of one lesson (10:00) and the start of the next.
    [Theory]
    [InlineData("黄浦区", "A", "中心", 0, false)]
    [InlineData("黄浦区", "A", "中心", -1, true)]
    [InlineData("黄浦区", "A", "公园", 59, true)]
    [InlineData("黄浦区", "A", "公园", 60, false)]
    [InlineData("黄浦区", "B", "中心", 59, true)]
    [InlineData("黄浦区", "B", "中心", 60, false)]
    [InlineData("静安区", "C", "中心", 89, true)]
    [InlineData("静安区", "C", "中心", 90, false)]
    public void Two_venues_need_time_between_them(string district, string street, string venue, int gap, bool clash)
    {
        var next = new Booking("B-2026-001-01", Here.End.AddMinutes(gap), 60, district, street, venue);

        Assert.Equal(clash, BookingRules.Clash(Here, next, Settings));
        Assert.Equal(clash, BookingRules.Clash(next, Here, Settings));
    }

    [Fact]
    public void The_gaps_are_settings()
    {
        var next = Here with { LessonId = "B-2026-001-01", Venue = "公园", Start = Here.End.AddMinutes(30) };

        Assert.True(BookingRules.Clash(Here, next, Settings));
        Assert.False(BookingRules.Clash(Here, next, Settings with { GapMinutes = 30 }));
    }

    [Fact]
    public void A_conflict_names_both_lessons()
    {
        var wanted = Here with { LessonId = "B-2026-001-01", Start = Here.Start.AddMinutes(30) };

        Assert.Equal([new BookingConflict(Here, wanted)], BookingRules.Conflicts([Here], [wanted], Settings));
    }

    [Fact]
    public void Booking_the_same_lesson_again_is_no_conflict() =>
        Assert.Empty(BookingRules.Conflicts([Here], [Here with { Start = Here.Start.AddMinutes(30) }], Settings));

    [Fact]
    public void Wanted_lessons_conflict_with_one_another_too()
    {
        var other = Here with { LessonId = "A-2026-001-02", Start = Here.Start.AddMinutes(59) };

        Assert.Equal([new BookingConflict(Here, other)], BookingRules.Conflicts([], [Here, other], Settings));
    }

    [Fact]
    public void A_clash_is_the_same_from_both_sides() =>
        Gen.Select(AnyBooking, AnyBooking)
            .Sample((a, b) => BookingRules.Clash(a, b, Settings) == BookingRules.Clash(b, a, Settings));

    [Fact]
    public void A_calendar_filled_by_the_rules_never_holds_two_overlapping_lessons() =>
        AnyBooking
            .List[0, 30]
            .Sample(offers =>
            {
                var calendar = new List<Booking>();
                foreach (var offer in offers.DistinctBy(o => o.LessonId))
                {
                    if (BookingRules.Conflicts(calendar, [offer], Settings).Count == 0)
                        calendar.Add(offer);
                }
                var byTime = calendar.OrderBy(b => b.Start).ToList();
                return byTime.Zip(byTime.Skip(1)).All(p => p.First.End <= p.Second.Start);
            });

    [Fact]
    public void What_is_free_of_conflicts_stays_so_when_less_is_booked() =>
        Gen.Select(AnyBooking.List[1, 10], AnyBooking)
            .Sample(
                (calendar, wanted) =>
                    BookingRules.Conflicts(calendar, [wanted], Settings).Count > 0
                    || BookingRules.Conflicts(calendar.Skip(1), [wanted], Settings).Count == 0
            );
}
