using System.Net;
using System.Net.Http.Json;
using Delivery.Local.Hosting;
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

    [Fact]
    public void Every_page_has_a_name_and_every_name_a_page()
    {
        var named = DeliveryOnThisMachine.App.View!.Pages.SelectMany(group => group.Names.Keys).ToList();
        var pages = AppPages.Of(app.Host.Catalogue);

        Assert.Empty(pages.Except(named));
        Assert.Empty(named.Except(pages));
    }

    [Theory]
    [InlineData("street", "QH01", "/street")]
    [InlineData("teacher", "T01", "/teacher")]
    public async Task One_click_signs_in_as_a_street_or_a_teacher(string kind, string id, string home)
    {
        await RegisterAsync();
        using var page = await app.Anonymous.GetAsync("/local/sign-in");
        Assert.Contains($"value=\"{id}\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var signedIn = await PostAsync($"/local/sign-in/{kind}", id);
        using var unknown = await PostAsync($"/local/sign-in/{kind}", "X9");

        Assert.Equal(home, signedIn.Headers.Location?.OriginalString);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Last().Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(home[1..], cookie));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Contains("请从登录页选一个人", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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

    private async Task RegisterAsync()
    {
        var contact = new
        {
            name = "周二",
            phone = "13800000002",
            email = "zhou@example.cn",
        };
        await PutAsync(
            "streets/QH01",
            new
            {
                name = "清荷街道",
                district = "黄浦区",
                contacts = new { ordering = contact },
                publishedContact = new { name = "社区文体中心", phone = "021-55500001" },
            }
        );
        await PutAsync(
            "disciplines/TJ",
            new
            {
                name = "太极拳",
                category = "MartialArts",
                defaultLessons = 10,
                lessonMinutes = 90,
                equipment = "",
            }
        );
        await PutAsync(
            "teachers/T01",
            new
            {
                name = "林一",
                phone = "13800000001",
                email = "lin@example.cn",
                disciplines = new[] { "TJ" },
                grade = "一级",
                districts = new[] { "黄浦区" },
                weeklyLimit = 10,
            }
        );
    }

    private async Task PutAsync(string path, object body)
    {
        using var answer = await app.Http.PutAsJsonAsync($"/api/{path}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string id)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("id", id)]);
        return await app.Anonymous.PostAsync(path, form);
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
