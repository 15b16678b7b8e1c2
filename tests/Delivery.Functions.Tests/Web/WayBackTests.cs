using AngleSharp.Html.Parser;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>Whoever came to a page of the office by a link sees where it belongs, and goes back.</summary>
public sealed class WayBackTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("/staff/streets", "总览 / 登记", "/staff")]
    [InlineData("/staff/webhooks", "总览 / 登记", "/staff")]
    [InlineData("/staff/integrations", "总览 / 登记", "/staff")]
    [InlineData("/staff/retention", "总览 / 登记", "/staff")]
    [InlineData("/staff/erasures", "总览 / 登记", "/staff")]
    [InlineData("/staff/audit", "总览 / 登记", "/staff")]
    [InlineData("/staff/import", "总览 / 登记", "/staff")]
    [InlineData("/staff/export", "总览 / 登记", "/staff")]
    [InlineData("/staff/audit/verify", "总览 / 操作记录", "/staff")]
    [InlineData("/staff/mails", "流程 / 邮件", "/staff/instances")]
    public async Task A_page_of_the_office_says_where_it_belongs(string path, string words, string up)
    {
        var page = new HtmlParser().ParseDocument(await town.App.Http.GetStringAsync(path));

        var way = page.QuerySelector("main h1")!.PreviousElementSibling!;
        Assert.Equal(words, way.TextContent);
        Assert.Equal(up, way.QuerySelector("a")!.GetAttribute("href"));
    }
}
