using LocalFunctions.Clock;
using Xunit;

namespace LocalFunctions.Tests.Clock;

public sealed class ClockTextTests
{
    [Theory]
    [InlineData("2026-09-01T08:00:00+08:00", "2026-09-01T00:00:00Z")]
    [InlineData("2026-09-01T08:00", "2026-09-01T00:00:00Z")]
    [InlineData("2026-09-01 08:00", "2026-09-01T00:00:00Z")]
    [InlineData("2026-09-01", "2026-08-31T16:00:00Z")]
    [InlineData("2026-09-01T08:00:00Z", "2026-09-01T08:00:00Z")]
    public void A_time_without_an_offset_is_shanghais(string text, string utc)
    {
        Assert.True(ClockText.TryTime(text, out var time));
        Assert.Equal(DateTimeOffset.Parse(utc), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2026-13-01")]
    public void What_is_no_time_is_not_guessed(string text) => Assert.False(ClockText.TryTime(text, out _));

    [Theory]
    [InlineData("P3D", 3 * 24 * 60)]
    [InlineData("P2W", 14 * 24 * 60)]
    [InlineData("PT1H", 60)]
    [InlineData("P1DT12H30M", 36 * 60 + 30)]
    public void A_span_is_read(string text, int minutes)
    {
        Assert.True(ClockText.TrySpan(text, out var span));
        Assert.Equal(TimeSpan.FromMinutes(minutes), span);
    }

    [Theory]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("P0D")]
    [InlineData("-P1D")]
    [InlineData("3 days")]
    public void What_has_no_fixed_length_ahead_is_refused(string text) => Assert.False(ClockText.TrySpan(text, out _));
}
