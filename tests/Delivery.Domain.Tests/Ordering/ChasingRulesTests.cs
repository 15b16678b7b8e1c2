using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Tests.Calendar;

namespace Delivery.Domain.Tests.Ordering;

public sealed class ChasingRulesTests
{
    private static readonly DateTimeOffset Due = ShanghaiTime.EndOf(new DateOnly(2026, 9, 16));

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    [InlineData(16, true)]
    // The 20th is a Sunday that is worked, so five working days after the 16th are over on the 22nd.
    [InlineData(22, true)]
    [InlineData(23, false)]
    public void An_item_is_chased_from_two_days_before_its_deadline_until_a_week_after(int day, bool chased) =>
        Assert.Equal(
            chased,
            ChasingRules.IsChased(Due, new DateOnly(2026, 9, day), Notices.Calendar, new LessonSettings())
        );

    [Theory]
    [InlineData(2, 17, false)]
    [InlineData(2, 18, true)]
    [InlineData(2, 19, false)]
    [InlineData(1, 17, true)]
    public void Staff_hear_of_it_on_one_day_only(int after, int day, bool told) =>
        Assert.Equal(
            told,
            ChasingRules.IsTold(
                Due,
                new DateOnly(2026, 9, day),
                Notices.Calendar,
                new LessonSettings { EscalateWorkingDays = after }
            )
        );

    // The 18th is a Friday, the 20th a Sunday that is worked.
    [Theory]
    [InlineData(18, 18, false)]
    [InlineData(18, 19, false)]
    [InlineData(18, 20, true)]
    [InlineData(16, 18, true)]
    public void Mails_of_a_morning_are_left_out_once_the_next_working_day_has_begun(int of, int today, bool leftOut) =>
        Assert.Equal(
            leftOut,
            ChasingRules.IsOvertaken(new DateOnly(2026, 9, of), new DateOnly(2026, 9, today), Notices.Calendar)
        );

    [Fact]
    public void Days_of_a_year_that_is_not_loaded_overtake_nothing() =>
        Assert.False(ChasingRules.IsOvertaken(new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 5), Notices.Calendar));
}
