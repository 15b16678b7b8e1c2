using System.Net;
using Delivery.Local.Staff;
using Delivery.TestKit;
using LocalFunctions.Views;
using Xunit;

namespace Delivery.Local.Tests.Hosting;

/// <summary>The app itself on this host: it starts, and what a person can open answers.</summary>
public sealed class AppTests : IAsyncLifetime
{
    private DeliveryApp app = null!;

    public async ValueTask InitializeAsync() => app = await DeliveryApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Every_page_that_needs_only_an_address_answers_a_visitor()
    {
        var pages = AppPages.Of(app.Host.Catalogue);
        Assert.Contains("", pages);
        foreach (var page in pages)
            Assert.True(await StatusAsync(page, cookie: null) < HttpStatusCode.InternalServerError, page);
        Assert.Empty(app.Log.Lines);
    }

    [Theory]
    [InlineData("local/mail", "没有邮件")]
    [InlineData("local/sign-in", "陈审核")]
    [InlineData("local/clock", "到下个周五 15:00")]
    public async Task The_hosts_pages_show_what_belongs_to_the_app(string page, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/" + page);
        request.Headers.Add("Accept", "text/html");
        using var response = await app.Anonymous.SendAsync(request);

        Assert.Contains(text, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-09-01T08:00", "2026-09-04T15:00:00+08:00")]
    [InlineData("2026-09-04T15:00", "2026-09-11T15:00:00+08:00")]
    public async Task The_clock_moves_to_the_next_programme(string from, string to)
    {
        await app.MoveToAsync(from);
        using var moved = await app.Http.PostAsync("/local/clock", new StringContent("{ \"to\": \"friday\" }"));

        Assert.Equal((HttpStatusCode.OK, DateTimeOffset.Parse(to)), (moved.StatusCode, app.Now));
    }

    [Fact]
    public async Task Looking_signs_nobody_out()
    {
        using var looked = await app.Anonymous.GetAsync("/local/sign-out");

        Assert.False(looked.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Every_staff_page_opens_for_who_signed_in_with_all_roles()
    {
        using var form = new FormUrlEncodedContent([
            new("email", "sun.guanli@example.cn"),
            .. InventedStaff.Roles.Keys.Select(role => KeyValuePair.Create("role", role)),
        ]);
        using var signedIn = await app.Anonymous.PostAsync("/local/sign-in", form);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var pages = AppPages.Of(app.Host.Catalogue).Where(page => page.StartsWith("staff", StringComparison.Ordinal));
        Assert.NotEmpty(pages);
        foreach (var page in pages)
            Assert.True(await StatusAsync(page, cookie) is HttpStatusCode.OK or HttpStatusCode.Found, page);
    }

    [Fact]
    public async Task Both_staff_keys_open_the_api_and_no_key_does_not()
    {
        using var staff = await app.Http.GetAsync("/api/teachers");
        using var approver = await app.Approver.GetAsync("/api/teachers");
        using var nobody = await app.Anonymous.GetAsync("/api/teachers");
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized),
            (staff.StatusCode, approver.StatusCode, nobody.StatusCode)
        );
    }

    private async Task<HttpStatusCode> StatusAsync(string page, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/" + page);
        request.Headers.Add("Accept", "text/html");
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        using var response = await app.Anonymous.SendAsync(request);
        return response.StatusCode;
    }
}
