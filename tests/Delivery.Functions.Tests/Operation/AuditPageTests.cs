using System.Net;
using System.Text.RegularExpressions;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Matching;
using Delivery.Functions.Ordering.Review;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Words;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Tests.Web;
using Delivery.Pages.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Operation;

/// <summary>Who did what, in words.</summary>
public sealed partial class AuditPageTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    [Fact]
    public void Every_act_has_a_word_and_every_word_an_act()
    {
        var named = House
            .Files("functions/Delivery.Functions", ".cs")
            .SelectMany(file => Acts().Matches(House.Read(file)))
            .SelectMany(match => match.Groups["act"].Captures.Select(capture => capture.Value))
            .SelectMany(Written)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Contains("street.put", named);
        Assert.Contains("proposal.decline", named);
        Assert.Contains("course.give-up", named);
        Offences.AssertNone(named.Except(ActWords.All.Keys), "Say in ActWords what these acts are:");
        Offences.AssertNone(ActWords.All.Keys.Except(named), "No act has these names:");
        Assert.Equal(ActWords.All.Count, ActWords.All.Values.Distinct().Count());
    }

    [Fact]
    public async Task A_day_is_read_by_pages_and_narrowed_by_person_act_and_subject()
    {
        var audit = town.App.Services.GetRequiredService<AuditLog>();
        var (gao, sun) = (Person("gao", "高一"), Person("sun", "孙二"));
        for (var at = 0; at < 60; at++)
            await audit.WriteAsync(at % 2 == 0 ? gao : sun, "mail.send-again", $"mail-{at:00}", "原因");

        var first = await PageAsync("?subject=mail-");
        var next = NextPage().Match(first).Groups["path"].Value;
        var second = await PageAsync(WebUtility.HtmlDecode(next)[Paths.Audit.Length..]);
        Assert.Equal((50, 10), (Mails(first).Count, Mails(second).Count));
        Assert.Equal(60, Mails(first).Union(Mails(second)).Count());

        var hers = await PageAsync($"?by={Uri.EscapeDataString("孙")}&act=mail.send-again");
        Assert.Equal(30, Mails(hers).Count);
        Assert.DoesNotContain("mail-00", Mails(hers));
        Assert.Contains("再发邮件", hers, StringComparison.Ordinal);
        Assert.Empty(Mails(await PageAsync("?day=2026-08-31&subject=mail-")));
    }

    [Fact]
    public async Task Whoever_acted_and_what_it_was_about_is_told_in_words()
    {
        var audit = town.App.Services.GetRequiredService<AuditLog>();
        await audit.WriteAsync(Caller.Service, "setting.change", "tax-grouping", "试");

        var page = await PageAsync("?act=setting.change");

        Assert.Contains("自动办理", page, StringComparison.Ordinal);
        Assert.Contains("一位老师当月的课酬怎样合并计税", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tax-grouping", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">service<", page, StringComparison.Ordinal);
        Assert.Contains(
            "初始密钥",
            await PageAsync($"?by={Uri.EscapeDataString("初始密钥")}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_the_log_keeps_in_short_is_told_in_words()
    {
        var audit = town.App.Services.GetRequiredService<AuditLog>();
        await audit.WriteAsync(Caller.Service, "integration.key", "portal", "412400e3: reviewer finance-maker");
        await audit.WriteAsync(Caller.Service, "register.import", "streets/20261009073639-4f8f6826", "3 / 7");

        Assert.Contains("412400e3：审核、编制结算", await PageAsync("?act=integration.key"), StringComparison.Ordinal);
        Assert.Contains("录入3行，共7行", await PageAsync("?act=register.import"), StringComparison.Ordinal);
        Assert.Contains(
            "412400e3",
            await PageAsync($"?subject={Uri.EscapeDataString("编制结算")}"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("?day=nonsense")]
    [InlineData("?day=0001-01-01")]
    [InlineData("?day=9999-12-31&after=%00")]
    [InlineData("?after='%20or%20RowKey%20ge%20'")]
    [InlineData("?by=%F0%9F%98%80&subject=%3Cscript%3E&found=x")]
    public async Task Whatever_is_asked_the_page_is_shown(string query)
    {
        using var answer = await town.App.Http.GetAsync(Paths.Audit + query);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_listed_again_with_a_button_that_is_in_the_log_itself()
    {
        using var form = new FormUrlEncodedContent([new("day", "2026-09-01"), new("formKey", "again-1")]);
        using var answer = await town.App.Http.PostAsync(Paths.AuditAgain, form);
        var page = await PageAsync(answer.Headers.Location!.OriginalString[Paths.Audit.Length..]);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("已按各处保存的记录重列", page, StringComparison.Ordinal);
        Assert.Contains("重列当日记录", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_reads_it()
    {
        using var matcher = await town.WithScopesAsync(Role.Matcher);
        using var answer = await matcher.GetAsync(Paths.Audit);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private Task<string> PageAsync(string query) => town.App.Http.GetStringAsync(Paths.Audit + query);

    private static List<string> Mails(string page) => [.. Mail().Matches(page).Select(match => match.Value)];

    private static Caller Person(string id, string name) =>
        new(CallerKind.Staff, id, name, new HashSet<string>(StringComparer.Ordinal) { Role.Admin });

    // Two acts are named by what was decided.
    private static IEnumerable<string> Written(string act) =>
        act switch
        {
            "order.{decision}" => Enum.GetNames<Decision>().Select(name => $"order.{name}"),
            "inquiry.{reply.Answer}" => Enum.GetNames<InquiryAnswer>()
                .Except([nameof(InquiryAnswer.Open), nameof(InquiryAnswer.Silent)])
                .Select(name => $"inquiry.{name}"),
            "change.{to}" => Enum.GetNames<ChangeState>()
                .Except([nameof(ChangeState.Requested)])
                .Select(name => $"change.{name}"),
            "news.{to}" => ["news.Released", "news.Returned", "news.Dropped"],
            "filming.{to}" => ["filming.Confirmed", "filming.Declined", "filming.Done"],
            "visit.{to}" => ["visit.Reported", "visit.Declined"],
            _ => [act],
        };

    [GeneratedRegex(@"(?<=>)mail-\d\d(?=<)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mail();

    // An act is new, or written at once, or the first thing that is told to a command that several acts share.
    [GeneratedRegex(
        @"(new Act\(|\.WriteAsync\(|[^.\w]RunAsync\()\s*(\w+(\.\w+)?,\s*)?([^,""()]*\?\s*)?\$?""(?<act>[a-z]+\.[\w{}.-]+)""(\s*:\s*""(?<act>[a-z.-]+)"")?",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Acts();

    [GeneratedRegex(
        @"href=""(?<path>[^""]*after=[^""]*)""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NextPage();
}
