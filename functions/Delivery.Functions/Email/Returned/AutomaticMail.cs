using MimeKit;

namespace Delivery.Functions.Email.Returned;

/// <summary>
/// A mail that no person wrote to us: a delivery report (RFC 3464), a returned mail as older servers write it, a receipt, or the
/// answer of somebody who is away (RFC 3834). It is nobody's news, and nothing is ever answered to it.
/// </summary>
/// <param name="Report">What it says of a mail of ours that did not arrive; null where it says no such thing.</param>
public sealed record AutomaticMail(DeliveryReport? Report)
{
    private static readonly string[] Answering =
    [
        "X-Autoreply",
        "X-Autorespond",
        "X-Autoresponder",
        "X-Failed-Recipients",
    ];

    /// <returns>Null for a mail that a person wrote, and for what is no mail at all.</returns>
    public static AutomaticMail? Of(byte[] mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        try
        {
            if (!IsAutomatic(HeaderList.Load(ParserOptions.Default, new MemoryStream(mail))))
                return null;
            using var message = MimeMessage.Load(ParserOptions.Default, new MemoryStream(mail));
            return new AutomaticMail(DeliveryReport.Of(message));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A mail server wrote it, not a program that answers for a person.</summary>
    public static bool IsOfServer(MimeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.From.Mailboxes.Any(from => IsServer(from.Address)) || HasNoWayBack(message.Headers);
    }

    private static bool IsAutomatic(HeaderList headers) =>
        IsReport(headers[HeaderId.ContentType])
        || headers[HeaderId.AutoSubmitted]?.Trim().StartsWith("auto-replied", StringComparison.OrdinalIgnoreCase)
            == true
        || headers[HeaderId.Precedence]?.Trim().Equals("auto_reply", StringComparison.OrdinalIgnoreCase) == true
        || Answering.Any(name => headers[name] is not null)
        || HasNoWayBack(headers)
        || (
            InternetAddressList.TryParse(headers[HeaderId.From] ?? string.Empty, out var from)
            && from.Mailboxes.Any(one => IsServer(one.Address))
        );

    private static bool IsReport(string? type) =>
        type is not null && ContentType.TryParse(type, out var parsed) && parsed.IsMimeType("multipart", "report");

    // RFC 5321, section 4.5.5: whoever reports on a mail wants no report on the report.
    private static bool HasNoWayBack(HeaderList headers) => headers[HeaderId.ReturnPath]?.Trim() == "<>";

    private static bool IsServer(string address) =>
        address.Split('@')[0] is { } name
        && (
            name.Equals("mailer-daemon", StringComparison.OrdinalIgnoreCase)
            || name.Equals("postmaster", StringComparison.OrdinalIgnoreCase)
        );
}
