using System.Text.RegularExpressions;
using LocalFunctions.Clock;
using MimeKit;
using MimeKit.Text;

namespace Delivery.Local.Mail;

/// <param name="Id">The name of its file, without .eml.</param>
/// <param name="To">The addresses, with a comma and a space between them.</param>
public sealed record MailSummary(string Id, string To, string Subject, DateTimeOffset At)
{
    public MailboxChannel Channel => MailboxChannels.Of(To);
}

/// <param name="Links">Every address linked in the HTML or written in the text, in order, each once.</param>
public sealed partial record MailContent(
    string Id,
    string To,
    string From,
    string Subject,
    DateTimeOffset At,
    string? Text,
    string? Html,
    IReadOnlyList<string> Links,
    IReadOnlyList<string> Attachments
)
{
    public MailboxChannel Channel => MailboxChannels.Of(To);

    internal static MailContent Of(string id, MimeMessage message) =>
        new(
            id,
            Addresses(message.To),
            Addresses(message.From),
            message.Subject ?? "",
            TimeOf(message),
            message.TextBody,
            message.HtmlBody,
            [.. LinksIn(message.HtmlBody ?? "").Where(IsOnTheWeb).Concat(UrlsIn(message.TextBody ?? "")).Distinct()],
            [.. message.Attachments.Select(part => part.ContentDisposition?.FileName ?? part.ContentType.Name ?? "")]
        );

    internal static DateTimeOffset TimeOf(MimeMessage message) => message.Date.ToOffset(LocalClock.ShanghaiOffset);

    internal static string Addresses(InternetAddressList list) =>
        string.Join(", ", list.Mailboxes.Select(mailbox => mailbox.Address));

    private static IEnumerable<string> LinksIn(string html)
    {
        var tokens = new HtmlTokenizer(new StringReader(html));
        while (tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken { Id: HtmlTagId.A, IsEndTag: false } tag)
            {
                foreach (var link in tag.Attributes.Where(attribute => attribute.Id == HtmlAttributeId.Href))
                    yield return link.Value ?? "";
            }
        }
    }

    private static bool IsOnTheWeb(string link) => link.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> UrlsIn(string text) => Url().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"https?://[^\s<>""，。；）」]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Url();
}
