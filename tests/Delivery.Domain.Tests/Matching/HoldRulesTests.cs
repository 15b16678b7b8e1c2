using Delivery.Domain.Matching;
using Delivery.Domain.Tests.Calendar;

namespace Delivery.Domain.Tests.Matching;

public class HoldRulesTests
{
    [Theory]
    [InlineData("2026-09-21T09:30", 3, "2026-09-17T09:00")]
    [InlineData("2026-09-20T09:30", 1, "2026-09-19T09:00")]
    [InlineData("2026-10-10T09:30", 3, "2026-10-07T09:00")]
    [InlineData("2026-09-21T09:30", 0, "2026-09-21T09:00")]
    [InlineData("2026-09-21T08:30", 0, "2026-09-21T08:30")]
    public void Staff_are_reminded_on_the_last_morning_with_so_many_working_days_left(
        string first,
        int workingDays,
        string at
    ) => Assert.Equal(Shanghai(at), HoldRules.RemindAt(Notices.Calendar, Shanghai(first), workingDays));

    private static DateTimeOffset Shanghai(string time) =>
        DateTimeOffset.Parse($"{time}+08:00", System.Globalization.CultureInfo.InvariantCulture);
}
