using System.Net;
using Delivery.Local.Staff;
using Delivery.Local.Views;
using Delivery.TestKit;
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
