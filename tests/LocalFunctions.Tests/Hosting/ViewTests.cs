using System.Net;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LocalFunctions.Durable.Storage;
using LocalFunctions.Testing;
using LocalFunctions.Tests.Clock;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LocalFunctions.Tests.Hosting;

public sealed class ViewTests : IAsyncLifetime
{
    private AppUnderTest app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AppUnderTest.StartAsync(SampleApp.Of(typeof(WaitingFunctions)), "2026-09-01T08:00");
        using var begun = await app.Http.PostAsync("/begin/a", null);
        await app.AdvanceAsync(TimeSpan.FromHours(3));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("/local", "本机服务")]
    [InlineData("/local", "/local/instances?state=Running&amp;name=Wait")]
    [InlineData("/local/instances?name=Nothing", "没有这样的流程")]
    [InlineData("/local/instances/a", "还在等")]
    [InlineData("/local/instances", "进行中")]
    [InlineData("/local/instances/a", "2026-09-01 12:00:00")]
    [InlineData("/local/instances?state=completed", "没有这样的流程")]
    [InlineData("/local/set-aside", "没有搁置的消息")]
    [InlineData("/local/timers", "2026-09-01 14:00:00")]
    [InlineData("/local/tables", "还没有表")]
    [InlineData("/local/blobs", "还没有文件")]
    [InlineData("/local/clock", "2026-09-01 11:00:00")]
    [InlineData("/local", "/local/own")]
    public async Task Each_view_shows_what_there_is(string address, string text)
    {
        using var response = await BrowseAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(text, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_message_set_aside_is_shown_with_its_reason_and_cannot_be_put_back_unread()
    {
        await app.Host.Engine.Dispatcher.AskAsync(
            (_, tables) =>
            {
                tables.SetAside.Insert(new UnreadMessage(0, 1, null, "<no json>"), "not today", app.Now);
                return true;
            }
        );

        Assert.Contains("/local/set-aside", await TextAsync("/local"));
        var page = await TextAsync("/local/set-aside");
        Assert.Contains("not today", page);
        Assert.Contains("&lt;no json&gt;", page);
        using var still = await app.Http.PostAsync("/local/set-aside/1/put-back", null);
        using var unknown = await app.Http.PostAsync("/local/set-aside/9/put-back", null);
        Assert.Equal(HttpStatusCode.Conflict, still.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Rows_are_shown_by_partition_a_page_at_a_time()
    {
        var table = app.Services.GetRequiredService<TableServiceClient>().GetTableClient("Streets");
        await table.CreateIfNotExistsAsync();
        for (var i = 0; i < 120; i++)
            await table.AddEntityAsync(new TableEntity("p'1", $"row-{i:000}") { ["Name"] = "<b>清荷</b>" });
        await table.AddEntityAsync(new TableEntity("p2", "elsewhere"));
        Assert.Contains("/local/tables/Streets", await TextAsync("/local/tables"));
        var first = await TextAsync("/local/tables/Streets?partition=p%271");
        Assert.Contains("row-099", first);
        Assert.DoesNotContain("row-100", first);
        Assert.Contains("&lt;b&gt;清荷&lt;/b&gt;", first);
        var next = WebUtility.HtmlDecode(first.Split("class=\"button\" href=\"")[1].Split('"')[0]);
        var second = await TextAsync(next);
        Assert.Contains("row-119", second);
        Assert.DoesNotContain("elsewhere", second);
    }

    [Fact]
    public async Task A_blob_is_listed_and_opened_without_any_rights()
    {
        var container = app.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient("media");
        await container.CreateIfNotExistsAsync();
        await container.UploadBlobAsync("课程/一 节.html", BinaryData.FromString("<script>alert(1)</script>"));
        var list = await TextAsync("/local/blobs/media");
        var address = list.Split("href=\"")
            .Select(part => part.Split('"')[0])
            .Single(part => part.Contains("blobs/media/"));
        using var blob = await BrowseAsync(WebUtility.HtmlDecode(address));
        Assert.Equal("<script>alert(1)</script>", await blob.Content.ReadAsStringAsync());
        Assert.StartsWith("sandbox", blob.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("/local/instances/none")]
    [InlineData("/local/tables/None")]
    [InlineData("/local/blobs/none")]
    [InlineData("/local/blobs/none/a.jpg")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var response = await BrowseAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Looking_changes_nothing()
    {
        using var run = await BrowseAsync("/local/timers/Look/run");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, run.StatusCode);
    }

    [Fact]
    public async Task A_button_on_a_page_leads_back_to_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/local/clock");
        request.Headers.Add("Accept", "text/html");
        request.Content = new FormUrlEncodedContent([new("advance", "PT1H")]);
        using var response = await app.Http.SendAsync(request);
        Assert.Equal("/local/clock", response.Headers.Location?.OriginalString);
        Assert.Equal(12, app.Now.Hour);
    }

    private async Task<string> TextAsync(string address)
    {
        using var response = await BrowseAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> BrowseAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", "text/html");
        return await app.Http.SendAsync(request);
    }
}
