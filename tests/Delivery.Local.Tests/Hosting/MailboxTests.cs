using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Delivery.Local.Hosting;
using Delivery.TestKit;
using MimeKit;
using Xunit;

namespace Delivery.Local.Tests.Hosting;

public sealed class MailboxTests : IAsyncLifetime
{
    private DeliveryApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await DeliveryApp.StartAsync();
        Directory.CreateDirectory(app.Host.Mail.Folder);
        Put("one", "zhang.laoshi@example.cn", "上课问询", 9);
        Put("two", "jiedao@example.cn", "请确认", 10);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_list_has_the_newest_first()
    {
        var items = await ItemsAsync("/local/mail");
        Assert.Equal(["two", "one"], items.Select(item => item.GetProperty("id").GetString()));
        Assert.Equal("jiedao@example.cn", items[0].GetProperty("to").GetString());
        Assert.Equal("请确认", items[0].GetProperty("subject").GetString());
        Assert.Equal(At(10), items[0].GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_list_is_read_in_pages_by_who_asks_for_them()
    {
        Put("three", "jiedao@example.cn", "再次确认", 11);

        Assert.Equal("three two one; ", await PageAsync("/local/mail"));
        Assert.Equal("three two; /local/mail?limit=2&after=two", await PageAsync("/local/mail?limit=2"));
        Assert.Equal("one; ", await PageAsync("/local/mail?limit=2&after=two"));
        Assert.Equal("two one; ", await PageAsync("/local/mail?after=three"));
        Assert.Equal(
            "three; /local/mail?to=jiedao&limit=1&after=three",
            await PageAsync("/local/mail?to=jiedao&limit=1")
        );
        Assert.Equal("two; ", await PageAsync("/local/mail?to=jiedao&limit=1&after=three"));
        Assert.Equal("three two one; ", await PageAsync("/local/mail?limit=200"));
    }

    [Theory]
    [InlineData("limit=0", "query.limit")]
    [InlineData("limit=201", "query.limit")]
    [InlineData("limit=abc", "query.limit")]
    [InlineData("limit=", "query.limit")]
    [InlineData("limit=1&limit=2", "query.limit")]
    [InlineData("after=nothing", "query.after")]
    [InlineData("limit=1&after=", "query.after")]
    public async Task A_page_that_no_list_has_is_refused(string query, string code)
    {
        using var response = await app.Http.GetAsync($"/local/mail?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(code, problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_recipient_is_searched_for()
    {
        var item = Assert.Single(await ItemsAsync("/local/mail?to=ZHANG"));
        Assert.Equal("one", item.GetProperty("id").GetString());
        Assert.Empty(await ItemsAsync("/local/mail?to=nobody"));
    }

    [Fact]
    public async Task A_mail_is_read_whole_with_its_links_each_once()
    {
        var mail = await app.Http.GetFromJsonAsync<JsonElement>("/local/mail/one");
        Assert.Equal("peisong@example.cn", mail.GetProperty("from").GetString());
        Assert.Contains("<b>太极拳</b>", mail.GetProperty("html").GetString());
        Assert.Contains("太极拳", mail.GetProperty("text").GetString());
        Assert.Equal(
            ["http://localhost/answer?k=1&y=2", "http://localhost/other"],
            mail.GetProperty("links").EnumerateArray().Select(link => link.GetString())
        );
        Assert.Equal("课表.ics", Assert.Single(mail.GetProperty("attachments").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_browser_sees_the_mail_in_a_frame_that_can_do_nothing()
    {
        var html = await BrowseAsync("/local/mail/one");
        Assert.Contains("<iframe", html);
        Assert.Contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", html);
        Assert.DoesNotContain("<script>alert", html);
        Assert.Contains("上课问询", await BrowseAsync("/local/mail"));
    }

    [Theory]
    [InlineData("/local/mail/three")]
    [InlineData("/local/mail/..%2Fhost-keys")]
    [InlineData("/local/mail/three/file")]
    public async Task A_mail_that_is_not_there_is_not_found(string address)
    {
        using var response = await app.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Tests_read_mails_oldest_first() =>
        Assert.Equal(["one", "two"], (await app.MailAsync()).Select(mail => mail.Id));

    private static DateTimeOffset At(int hour) => new(2026, 9, 1, hour, 0, 0, TimeSpan.FromHours(8));

    private void Put(string id, string to, string subject, int hour)
    {
        var body = new BodyBuilder
        {
            TextBody = "太极拳：http://localhost/answer?k=1&y=2，或 http://localhost/other。",
            HtmlBody =
                "<b>太极拳</b><a href=\"http://localhost/answer?k=1&amp;y=2\">回答</a><a href=\"tel:021-55500000\">电话</a><script>alert(1)</script>",
        };
        body.Attachments.Add("课表.ics", "BEGIN:VCALENDAR"u8.ToArray());
        using var message = new MimeMessage(
            [new MailboxAddress("配送", "peisong@example.cn")],
            [new MailboxAddress("收件人", to)],
            subject,
            body.ToMessageBody()
        )
        {
            Date = At(hour),
        };
        message.WriteTo(Path.Combine(app.Host.Mail.Folder, id + ".eml"));
    }

    private async Task<string> PageAsync(string address)
    {
        var page = await app.Http.GetFromJsonAsync<JsonElement>(address);
        var ids = page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString());
        return $"{string.Join(' ', ids)}; {page.GetProperty("next").GetString()}";
    }

    private async Task<List<JsonElement>> ItemsAsync(string address) =>
        [.. (await app.Http.GetFromJsonAsync<JsonElement>(address)).GetProperty("items").EnumerateArray()];

    private async Task<string> BrowseAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        using var response = await app.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
