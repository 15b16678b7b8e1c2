using AngleSharp.Html.Parser;
using Delivery.Pages.Email;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Xunit;

namespace Delivery.Functions.Tests.Pages;

/// <summary>What holds for every mail.</summary>
public sealed class MailTests : IDisposable
{
    private readonly HtmlPage _html = new();

    public static TheoryData<string> Names => [.. MailSamples.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_mail_says_the_same_in_both_bodies(string name)
    {
        var mail = await _html.RenderAsync(MailSamples.All[name]);
        var html = new HtmlParser().ParseDocument(mail.Html);
        var shown = html.Body!.TextContent;

        Assert.NotEqual("", mail.Subject);
        Assert.Equal(mail.Subject, html.Title);
        foreach (var link in LinksOf(MailSamples.All[name]))
        {
            Assert.Contains(link, mail.Text, StringComparison.Ordinal);
            Assert.Contains(html.QuerySelectorAll("a"), a => a.GetAttribute("href") == link);
        }
        foreach (var paragraph in MailSamples.All[name].Write().Parts.OfType<Paragraph>())
        {
            Assert.Contains(paragraph.Text, mail.Text, StringComparison.Ordinal);
            Assert.Contains(paragraph.Text, shown, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_mail_ends_with_whom_to_call(string name)
    {
        var mail = await _html.RenderAsync(MailSamples.All[name]);

        Assert.EndsWith("特殊情况请联系：高一 021-55500001\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("021-55500001", mail.Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_mail_fetches_nothing_and_runs_nothing(string name)
    {
        var html = new HtmlParser().ParseDocument((await _html.RenderAsync(MailSamples.All[name])).Html);

        Assert.Empty(html.QuerySelectorAll("script, link, img, iframe, form"));
        Assert.Equal("zh-CN", html.DocumentElement.GetAttribute("lang"));
        Assert.DoesNotMatch("&#x[0-9A-F]{3,};", html.Source.Text);
    }

    [Fact]
    public async Task What_somebody_typed_cannot_become_markup()
    {
        var mail = await _html.RenderAsync(
            new SignInLinkMail(Sample.Contact, "<script>alert(1)</script>", "https://example.cn/a?b=1&c=\"", 15)
        );
        var html = new HtmlParser().ParseDocument(mail.Html);

        Assert.Empty(html.QuerySelectorAll("script"));
        Assert.Contains(html.QuerySelectorAll("a"), a => a.GetAttribute("href") == "https://example.cn/a?b=1&c=\"");
    }

    [Fact]
    public async Task Mails_rendered_at_the_same_time_do_not_mix()
    {
        var one = await _html.RenderAsync(MailSamples.All["inquiry"]);
        var other = await _html.RenderAsync(MailSamples.All["payslip-paid"]);

        var many = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(i =>
                    Task.Run(() => _html.RenderAsync(MailSamples.All[i % 2 == 0 ? "inquiry" : "payslip-paid"]))
                )
        );

        Assert.All(many.Where((_, i) => i % 2 == 0), mail => Assert.Equal(one, mail));
        Assert.All(many.Where((_, i) => i % 2 == 1), mail => Assert.Equal(other, mail));
    }

    public void Dispose() => _html.Dispose();

    private static IEnumerable<string> LinksOf(IMail mail) =>
        mail.Write().Parts.OfType<ActionLink>().Select(l => l.Url);
}
