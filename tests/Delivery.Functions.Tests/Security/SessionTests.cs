using System.Net;
using System.Net.Http.Json;
using Delivery.Functions.Security;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Tests.Web;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Security;

public sealed class SessionTests
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 MicroMessenger/8.0";
    private const string Desk = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120 Safari/537.36";

    [Fact]
    public async Task A_session_ends_at_once_when_its_contact_is_replaced_and_the_other_contact_stays()
    {
        var town = await StartAsync();
        await using var app = town.App;
        using var street = await app.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        Assert.Equal(200, await StatusAsync(street, "/street"));

        var replaced = Neighbourhood.StreetBody();
        replaced["contacts"]!["ordering"]!["name"] = "郑四";
        replaced["contacts"]!["ordering"]!["email"] = "zheng@example.cn";
        using var put = await app.Http.PutAsJsonAsync($"/api/streets/{Neighbourhood.Street}", replaced);

        Assert.True(put.IsSuccessStatusCode);
        Assert.Equal(401, await StatusAsync(street, "/street"));
        Assert.Equal(401, await StatusAsync(street, $"/api/orders/{town.OrderId}"));
    }

    [Fact]
    public async Task A_session_lives_on_when_something_else_of_its_street_is_changed()
    {
        var town = await StartAsync();
        await using var app = town.App;
        using var street = await app.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var changed = Neighbourhood.StreetBody();
        changed["publishedContact"]!["phone"] = "021-55500009";
        using var put = await app.Http.PutAsJsonAsync($"/api/streets/{Neighbourhood.Street}", changed);

        Assert.Equal(200, await StatusAsync(street, "/street"));
    }

    [Fact]
    public async Task A_session_ends_at_once_when_its_teacher_is_made_inactive()
    {
        var town = await StartAsync();
        await using var app = town.App;
        using var teacher = await app.SignedInAsync(CallerKind.Teacher, Neighbourhood.Teacher);
        Assert.Equal(200, await StatusAsync(teacher, "/teacher"));

        var inactive = Neighbourhood.TeacherBody();
        inactive["active"] = false;
        using var put = await app.Http.PutAsJsonAsync($"/api/teachers/{Neighbourhood.Teacher}", inactive);

        Assert.Equal(401, await StatusAsync(teacher, "/teacher"));
    }

    [Fact]
    public async Task A_key_ends_at_once_when_it_is_revoked()
    {
        var town = await StartAsync();
        await using var app = town.App;
        using var integration = await town.WithScopesAsync(Role.Reviewer);
        Assert.Equal(200, await StatusAsync(integration, "/api/orders"));
        await app
            .Services.GetRequiredService<ApiKeys>()
            .RevokeAsync(Caller.Service, "key-of-reviewer", "key-of-reviewer");

        Assert.Equal(401, await StatusAsync(integration, "/api/orders"));
    }

    [Fact]
    public async Task Somebody_sees_where_they_are_signed_in_and_ends_one_or_all_others()
    {
        var town = await StartAsync();
        await using var app = town.App;
        using var phone = await app.SignedInAsync(CallerKind.Street, Neighbourhood.Street, Phone);
        using var desk = await app.SignedInAsync(CallerKind.Street, Neighbourhood.Street, Desk);
        using var third = await app.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        using var stranger = await app.SignedInAsync(CallerKind.Teacher, Neighbourhood.Teacher);

        var page = await desk.GetStringAsync("/account/sessions");
        Assert.Contains("微信 · 安卓", page, StringComparison.Ordinal);
        Assert.Contains("Chrome · Windows", page, StringComparison.Ordinal);
        Assert.Contains("其他浏览器 · 其他设备", page, StringComparison.Ordinal);

        var end = Between(page[page.IndexOf("微信", StringComparison.Ordinal)..], "action=\"", "\"");
        Assert.Equal(404, await PostAsync(stranger, end));
        Assert.Equal(303, await PostAsync(desk, end));
        Assert.Equal(401, await StatusAsync(phone, "/street"));
        Assert.Equal(200, await StatusAsync(third, "/street"));

        Assert.Equal(303, await PostAsync(desk, "/account/end-other-sessions"));
        Assert.Equal(401, await StatusAsync(third, "/street"));
        Assert.Equal(200, await StatusAsync(desk, "/street"));
        Assert.Equal(200, await StatusAsync(stranger, "/teacher"));
    }

    [Fact]
    public async Task Signed_out_a_copied_cookie_is_worth_nothing()
    {
        var town = await StartAsync();
        await using var app = town.App;
        var cookie = await app.CookieOfAsync(CallerKind.Street, Neighbourhood.Street);
        using var street = app.Host.CreateClient();
        street.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(303, await PostAsync(street, "/sign-out"));

        Assert.Equal(401, await StatusAsync(street, "/street"));
    }

    [Fact]
    public async Task A_session_is_deleted_once_it_has_ended_and_its_last_day_of_use_is_known_before()
    {
        var town = await StartAsync();
        await using var app = town.App;
        await app.MoveToAsync("2026-09-01T20:00");
        using var street = await app.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        await app.MoveToAsync("2026-09-02T07:00");
        Assert.Equal(200, await StatusAsync(street, "/street"));
        var kept = await OnlyAsync(app, session => session.Seen == new DateOnly(2026, 9, 2));
        Assert.Equal("其他浏览器 · 其他设备", kept.Device);

        await app.MoveToAsync("2026-09-02T08:01");
        Assert.Equal(401, await StatusAsync(street, "/street"));
        await app.MoveToAsync("2026-09-03T04:01");
        Assert.Empty(await SessionsAsync(app));
    }

    [Fact]
    public async Task Staff_sign_out_everywhere_and_older_sign_ins_no_longer_count()
    {
        var town = await StartAsync();
        await using var app = town.App;
        var staff = app.Services.GetRequiredService<StaffSignOuts>();
        var caller = new Caller(CallerKind.Staff, "staff:7", "孙管理", new HashSet<string> { Role.Admin });
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        Assert.False(await staff.HasEndedAsync(new DirectorySignIn(caller, now.AddHours(-1))));

        await staff.EndAllAsync(caller.Id);

        Assert.True(await staff.HasEndedAsync(new DirectorySignIn(caller, now.AddHours(-1))));
        Assert.True(await staff.HasEndedAsync(new DirectorySignIn(caller, null)));
        Assert.False(await staff.HasEndedAsync(new DirectorySignIn(caller, now.AddMinutes(1))));
        Assert.False(await staff.HasEndedAsync(new DirectorySignIn(caller with { Id = "staff:6" }, now.AddHours(-1))));
    }

    [Fact]
    public async Task A_member_of_staff_signs_out_everywhere_and_in_again()
    {
        var town = await StartAsync();
        await using var app = town.App;
        using var before = await StaffAsync(app);
        Assert.Equal(200, await StatusAsync(before, "/staff"));
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(303, await PostAsync(before, "/account/end-all-sessions"));
        Assert.Equal(401, await StatusAsync(before, "/staff"));

        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
        using var after = await StaffAsync(app);
        Assert.Equal(200, await StatusAsync(after, "/staff"));
        Assert.Equal(401, await StatusAsync(before, "/staff"));
    }

    [Fact]
    public async Task Somebody_comes_in_through_the_mailed_link_once()
    {
        var town = await StartAsync();
        await using var app = town.App;
        using var asked = await app.Anonymous.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent([KeyValuePair.Create("email", "Zhou@example.cn")])
        );
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var mail = Assert.Single(await app.MailAsync("hou@example.cn"));
        var link = new Uri(mail.Links.First(to => to.Contains("/sign-in/", StringComparison.Ordinal))).PathAndQuery;
        using var used = await app.Anonymous.PostAsync(link, new FormUrlEncodedContent([]));
        using var street = app.Host.CreateClient();
        street.DefaultRequestHeaders.Add("Cookie", used.Headers.GetValues("Set-Cookie").First().Split(';')[0]);

        Assert.Equal(200, await StatusAsync(street, "/street"));
        Assert.Equal(410, await PostAsync(app.Anonymous, link));
    }

    [Theory]
    [InlineData(Phone, "微信 · 安卓")]
    [InlineData(Desk, "Chrome · Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Mobile Safari/604.1", "Safari · iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537.36 Edg/120", "Edge · Windows")]
    [InlineData("", "其他浏览器 · 其他设备")]
    [InlineData("<script>", "其他浏览器 · 其他设备")]
    public void A_device_is_named_as_people_call_it(string userAgent, string name) =>
        Assert.Equal(name, Device.Of(userAgent));

    private static async Task<HttpClient> StaffAsync(RunningApp app)
    {
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("email", "sun.guanli@example.cn"),
            KeyValuePair.Create("role", "admin"),
        ]);
        using var signedIn = await app.Anonymous.PostAsync("/local/sign-in", form);
        var client = app.Host.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        return client;
    }

    private static async Task<Neighbourhood> StartAsync() => await Neighbourhood.WithAsync();

    private static async Task<int> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return (int)answer.StatusCode;
    }

    private static async Task<int> PostAsync(HttpClient client, string path)
    {
        using var answer = await client.PostAsync(path, new FormUrlEncodedContent([]));
        // The client may follow a redirect to the page.
        return answer.StatusCode == HttpStatusCode.OK ? 303 : (int)answer.StatusCode;
    }

    private static async Task<KeptSession> OnlyAsync(RunningApp app, Func<KeptSession, bool> isSo)
    {
        while (true)
        {
            var kept = Assert.Single(await SessionsAsync(app));
            if (isSo(kept))
                return kept;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<IReadOnlyList<KeptSession>> SessionsAsync(RunningApp app)
    {
        var rights = app.Services.GetRequiredService<Rights>();
        var person = rights.PersonOf(CallerKind.Street, Neighbourhood.Street, "林一", "lin@example.cn");
        return await app
            .Services.GetRequiredService<SessionRows>()
            .OfPersonAsync(person)
            .Select(row => row.Value)
            .ToListAsync();
    }

    private static string Between(string text, string before, string after)
    {
        var from = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[from..text.IndexOf(after, from, StringComparison.Ordinal)];
    }
}
