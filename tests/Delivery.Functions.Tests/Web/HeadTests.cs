using System.Net;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Web;

/// <summary>Link checkers, monitors and WeChat ask with HEAD: the same answer as to GET, without its body.</summary>
public sealed class HeadTests : IAsyncLifetime
{
    private RunningApp app = null!;

    public async ValueTask InitializeAsync() => app = await RunningApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/programmes", HttpStatusCode.Found)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/staff", HttpStatusCode.OK)]
    [InlineData("/api/teachers", HttpStatusCode.OK)]
    [InlineData("/api/teachers?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/openapi.json", HttpStatusCode.OK)]
    [InlineData("/api/orders/A1-2026-001", HttpStatusCode.NotFound)]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/api/health/live", HttpStatusCode.OK)]
    [InlineData("/feeds/calendar.ics", HttpStatusCode.OK)]
    [InlineData("/local/timers", HttpStatusCode.OK)]
    public async Task What_GET_answers_HEAD_answers_too_without_the_body(string address, HttpStatusCode status)
    {
        using var got = await app.Http.GetAsync(address);
        using var asked = await app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

        Assert.Equal((status, status), (got.StatusCode, asked.StatusCode));
        Assert.Equal(got.Content.Headers.ContentType, asked.Content.Headers.ContentType);
        Assert.Equal(got.Headers.ETag, asked.Headers.ETag);
        Assert.Equal(got.Headers.CacheControl, asked.Headers.CacheControl);
        Assert.Empty(await asked.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_address_that_takes_other_methods_names_them_to_HEAD_and_HEAD_to_others()
    {
        using var asked = await app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/matching/plan"));
        using var deleted = await app.Http.DeleteAsync("/api/teachers");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, asked.StatusCode);
        Assert.Equal(["POST"], asked.Content.Headers.Allow);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, deleted.StatusCode);
        Assert.Equal(["GET", "HEAD"], deleted.Content.Headers.Allow.Order());
    }
}
