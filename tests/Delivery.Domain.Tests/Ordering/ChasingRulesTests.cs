using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Tests.Calendar;
using Xunit;

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
}
