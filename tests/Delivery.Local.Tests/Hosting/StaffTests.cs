using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Delivery.Local.Hosting;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Local.Tests.Hosting;

public sealed class StaffTests : IAsyncLifetime
{
    private DeliveryApp app = null!;

    public async ValueTask InitializeAsync() =>
        app = await DeliveryApp.StartAsync(app: DeliveryOnThisMachine.App with { Types = [typeof(HeaderFunctions)] });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("X-MS-CLIENT-PRINCIPAL")]
    [InlineData("x-ms-client-principal-name")]
    [InlineData("X-MS-CLIENT-PRINCIPAL-ID")]
    [InlineData("X-MS-TOKEN-AAD-ID-TOKEN")]
    public async Task The_directorys_headers_from_outside_never_arrive(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/headers");
        request.Headers.Add(header, "forged");
        request.Headers.Add("X-Other", "kept");
        var headers = await HeadersAsync(request);
        Assert.DoesNotContain(headers, pair => pair.Key.StartsWith("X-MS-", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("kept", headers["X-Other"]);
    }

    [Fact]
    public async Task Who_is_signed_in_is_stamped_as_the_directory_would_and_forgery_goes()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/headers");
        request.Headers.Add("Cookie", await SignInAsync("zhao.caiwu@example.cn", "finance-maker", "reviewer"));
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", "forged");
        var headers = await HeadersAsync(request);
        Assert.Equal("zhao.caiwu@example.cn", headers["X-MS-CLIENT-PRINCIPAL-NAME"]);
        Assert.True(Guid.TryParse(headers["X-MS-CLIENT-PRINCIPAL-ID"], out _));
        var json = Encoding.UTF8.GetString(Convert.FromBase64String(headers["X-MS-CLIENT-PRINCIPAL"]));
        var principal = JsonDocument.Parse(json).RootElement;
        Assert.Equal("aad", principal.GetProperty("auth_typ").GetString());
        Assert.Equal("赵财务甲", Assert.Single(Claims(principal, principal.GetProperty("name_typ").GetString()!)));
        Assert.Equal(["reviewer", "finance-maker"], Claims(principal, principal.GetProperty("role_typ").GetString()!));
    }

    [Fact]
    public async Task Nobody_signs_in_as_a_stranger_or_with_an_unknown_role()
    {
        using var stranger = await PostAsync("nobody@example.cn", ["admin"]);
        Assert.Equal(HttpStatusCode.BadRequest, stranger.StatusCode);
        using var empty = await app.Anonymous.PostAsync("/local/sign-in", null);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var emperor = await PostAsync("sun.guanli@example.cn", ["admin", "emperor"]);
        Assert.Equal(HttpStatusCode.BadRequest, emperor.StatusCode);
        Assert.False(emperor.Headers.Contains("Set-Cookie"));
        var why = JsonDocument.Parse(await emperor.Content.ReadAsStringAsync()).RootElement.GetProperty("detail");
        Assert.Equal(
            "没有“emperor”这样的角色；role 可以是reviewer（审核）、matcher（匹配）、publisher（发布）、finance-maker（财务制单）、"
                + "finance-approver（财务复核）、conduct（督导与违规）、admin（管理员）。",
            why.GetString()
        );
    }

    [Fact]
    public async Task A_cookie_of_another_kind_is_nobodys()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/headers");
        request.Headers.Add("Cookie", "delivery-local-staff=bm90IGpzb24");
        Assert.DoesNotContain("X-MS-CLIENT-PRINCIPAL", (await HeadersAsync(request)).Keys);
    }

    [Theory]
    [InlineData("/staff/orders", "/staff/orders")]
    [InlineData("//elsewhere.example.com/", "/local/sign-in")]
    [InlineData("https://elsewhere.example.com/", "/local/sign-in")]
    [InlineData("", "/local/sign-in")]
    public async Task After_sign_in_the_way_leads_back_into_the_app_only(string wanted, string target)
    {
        using var response = await PostAsync("chen.shenhe@example.cn", wanted: wanted);
        Assert.Equal(target, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Another_site_cannot_press_the_buttons()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/local/sign-out");
        request.Headers.Add("Origin", "https://elsewhere.example.com");
        using var response = await app.Anonymous.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private async Task<Dictionary<string, string>> HeadersAsync(HttpRequestMessage request)
    {
        using var response = await app.Anonymous.SendAsync(request);
        var headers = await response.Content.ReadFromJsonAsync<Dictionary<string, string>>();
        return new Dictionary<string, string>(headers!, StringComparer.OrdinalIgnoreCase);
    }

    private async Task<string> SignInAsync(string email, params string[] roles)
    {
        using var response = await PostAsync(email, roles);
        return Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    private async Task<HttpResponseMessage> PostAsync(string email, params string[] roles) =>
        await PostAsync(email, "", roles);

    private async Task<HttpResponseMessage> PostAsync(string email, string wanted, params string[] roles)
    {
        using var form = new FormUrlEncodedContent([
            new("email", email),
            new("return", wanted),
            .. roles.Select(role => KeyValuePair.Create("role", role)),
        ]);
        return await app.Anonymous.PostAsync("/local/sign-in", form);
    }

    private static List<string?> Claims(JsonElement principal, string type) =>
        [
            .. principal
                .GetProperty("claims")
                .EnumerateArray()
                .Where(claim => claim.GetProperty("typ").GetString() == type)
                .Select(claim => claim.GetProperty("val").GetString()),
        ];
}
