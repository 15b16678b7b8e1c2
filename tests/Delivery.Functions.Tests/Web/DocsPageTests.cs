using AngleSharp.Html.Parser;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Web.OpenApi;
using Xunit;

namespace Delivery.Functions.Tests.Web;

public sealed class DocsPageTests
{
    [Fact]
    public async Task The_page_explains_every_call_and_every_code_under_its_own_anchor()
    {
        await using var app = await TestKit.DeliveryApp.StartAsync();

        var html = await app.Anonymous.GetStringAsync("/api/docs");
        var page = await new HtmlParser().ParseDocumentAsync(html);

        Offences.AssertNone(
            ErrorCodes
                .All.Select(error => error.Code)
                .Concat(ApiOperation.All.Select(operation => operation.Id))
                .Where(id => page.GetElementById(id) is null),
            "No anchor for:"
        );
        Offences.AssertNone(
            page.QuerySelectorAll("a[href^='#']")
                .Select(link => link.GetAttribute("href")![1..])
                .Where(id => page.GetElementById(id) is null),
            "Links on the page that lead nowhere:"
        );
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task Programs_read_the_document_without_a_key()
    {
        await using var app = await TestKit.DeliveryApp.StartAsync();

        using var answer = await app.Anonymous.GetAsync("/api/openapi.json");

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await ApiDescription.JsonAsync(), await answer.Content.ReadAsStringAsync());
    }
}
