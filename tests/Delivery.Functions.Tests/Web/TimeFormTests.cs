using System.Text.Json;
using Delivery.Functions.Web;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>Times are ISO 8601 with an offset; nothing is guessed from other ways to write one.</summary>
public sealed class TimeFormTests
{
    [Theory]
    [InlineData("2026-09-15T09:30+08:00", "2026-09-15T09:30:00+08:00")]
    [InlineData("2026-09-15T09:30:15+08:00", "2026-09-15T09:30:15+08:00")]
    [InlineData("2026-09-15T09:30:15.5+08:00", "2026-09-15T09:30:15+08:00")]
    [InlineData("2026-09-15T01:30:15.1234567Z", "2026-09-15T09:30:15+08:00")]
    [InlineData("2026-09-15T01:30Z", "2026-09-15T09:30:00+08:00")]
    [InlineData("2026-09-14T20:30:00-05:00", "2026-09-15T09:30:00+08:00")]
    public void A_time_with_its_offset_is_read(string text, string shown) =>
        Assert.Equal($"\"{shown}\"", JsonSerializer.Serialize(Read(text), ApiJson.Options));

    [Theory]
    [InlineData("10/11/2026 09:30+08:00")]
    [InlineData("19:00+08:00")]
    [InlineData("2026-09-15+08:00")]
    [InlineData("2026-09-15 09:30:00+08:00")]
    [InlineData("2026-9-15T09:30:00+08:00")]
    [InlineData("2026-09-15T9:30:00+08:00")]
    [InlineData("2026-09-15T09+08:00")]
    [InlineData("2026-09-15T09:30:00")]
    [InlineData("2026-09-15T09:30:00.+08:00")]
    [InlineData("2026-09-15T09:30:00.12345678+08:00")]
    [InlineData("2026-09-15T09:30:00 +08:00")]
    [InlineData(" 2026-09-15T09:30:00+08:00")]
    [InlineData("2026-09-15T09:30:00+0800")]
    [InlineData("2026-09-15T09:30:00z")]
    [InlineData("2026-09-15T24:00:00+08:00")]
    [InlineData("2026-02-30T09:30:00+08:00")]
    [InlineData("Tue, 15 Sep 2026 09:30:00Z")]
    [InlineData("")]
    public void Any_other_is_refused(string text) => Assert.Throws<JsonException>(() => Read(text));

    private static DateTimeOffset Read(string text) =>
        JsonSerializer.Deserialize<DateTimeOffset>(JsonSerializer.Serialize(text), ApiJson.Options);
}
