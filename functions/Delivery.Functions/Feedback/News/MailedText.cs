using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Delivery.Functions.Feedback.News;

/// <summary>
/// What a mail says, as plain text: nothing of its markup is ever kept, so nothing of it can run. Read as a stream of
/// tokens, so that no nesting is deep enough to hurt.
/// </summary>
internal static class MailedText
{
    private static readonly HtmlTagId[] Silent = [HtmlTagId.Head, HtmlTagId.Style, HtmlTagId.Script, HtmlTagId.Title];

    private static readonly HtmlTagId[] Lines =
    [
        HtmlTagId.Br,
        HtmlTagId.P,
        HtmlTagId.Div,
        HtmlTagId.LI,
        HtmlTagId.TR,
        HtmlTagId.H1,
        HtmlTagId.H2,
        HtmlTagId.H3,
        HtmlTagId.BlockQuote,
    ];

    public static string Of(MimeMessage message) =>
        message.TextBody is { } plain && !string.IsNullOrWhiteSpace(plain) ? plain
        : message.HtmlBody is { } html ? OfHtml(html)
        : string.Empty;

    public static string OfHtml(string html)
    {
        var tokens = new HtmlTokenizer(new StringReader(html));
        var (text, silent) = (new StringBuilder(), HtmlTagId.Unknown);
        while (tokens.ReadNextToken(out var token))
            if (token is HtmlTagToken tag)
            {
                silent = SilentAfter(tag, silent);
                if (Lines.Contains(tag.Id))
                    text.Append('\n');
            }
            // Line ends of the source are no line ends of the text.
            else if (token is HtmlDataToken data and not HtmlScriptDataToken && silent == HtmlTagId.Unknown)
                text.Append(data.Data.Replace('\r', ' ').Replace('\n', ' '));
        return Tidy(text.ToString());
    }

    private static HtmlTagId SilentAfter(HtmlTagToken tag, HtmlTagId silent) =>
        tag.IsEndTag ? (tag.Id == silent ? HtmlTagId.Unknown : silent)
        : silent == HtmlTagId.Unknown && Silent.Contains(tag.Id) && !tag.IsEmptyElement ? tag.Id
        : silent;

    private static string Tidy(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
}
