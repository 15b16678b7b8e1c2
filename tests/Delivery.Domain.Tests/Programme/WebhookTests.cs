using Delivery.Domain.Programme.Webhooks;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Programme;

/// <summary>When an event that was not taken is sent again.</summary>
public sealed class WebhookTests
{
    private static readonly DateTimeOffset First = At("2026-09-11 15:00");

    [Theory]
    [InlineData(1, "2026-09-11 15:00", "2026-09-11 15:01")]
    [InlineData(2, "2026-09-11 15:01", "2026-09-11 15:06")]
    [InlineData(6, "2026-09-12 03:36", "2026-09-12 09:36")]
    [InlineData(9, "2026-09-12 09:36", "2026-09-12 15:00")]
    [InlineData(10, "2026-09-12 15:00", null)]
    public void Ever_more_slowly_and_for_the_last_time_when_a_day_is_over(int tries, string now, string? next) =>
        Assert.Equal(next is null ? null : At(next), WebhookRules.NextTry(tries, First, At(now)));

    [Fact]
    public void Whatever_comes_between_the_last_try_is_a_day_after_the_first()
    {
        var (now, tries) = (First, 1);
        while (WebhookRules.NextTry(tries, First, now) is { } next)
            (now, tries) = (next, tries + 1);

        Assert.Equal(First + WebhookRules.Longest, now);
    }
}
