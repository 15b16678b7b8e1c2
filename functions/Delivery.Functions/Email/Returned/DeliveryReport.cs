using System.Globalization;
using System.Text.RegularExpressions;
using Delivery.Domain;
using Delivery.Functions.Web.Typed;
using MimeKit;

namespace Delivery.Functions.Email.Returned;

/// <summary>A mail server says that a mail of ours did not arrive.</summary>
/// <param name="MailId">Of its Message-ID, under which the transport knew it.</param>
/// <param name="Recipients">
/// Whom it may have been to: the address as it was written to first, then where it was forwarded, then all that the report names.
/// </param>
/// <param name="Subject">As it was returned; empty where it was not.</param>
/// <param name="Said">What the server said, in a line.</param>
public sealed partial record DeliveryReport(Guid MailId, IReadOnlyList<string> Recipients, string Subject, string Said)
{
    private const int LongestWord = 300;
    private const int LongestSubject = 200;

    /// <returns>Null where it is about no mail of ours, or says that one is late, or has arrived.</returns>
    public static DeliveryReport? Of(MimeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var statuses = message.BodyParts.OfType<MessageDeliveryStatus>().ToList();
        // Fields of the mail come first, then a group for each recipient.
        var recipients = statuses.SelectMany(status => status.StatusGroups.Skip(1)).ToList();
        var failed = recipients.Where(IsFailed).ToList();
        if (statuses.Count > 0 ? failed.Count == 0 : !IsOldForm(message))
            return null;
        var returned = message
            .BodyParts.OfType<MessagePart>()
            .Select(part => part.Message)
            .FirstOrDefault(one => one is not null);
        var texts = TextsOf(message).ToList();
        return
            IdIn([returned?.MessageId, .. ReferencesOf(message), .. statuses.SelectMany(FieldsOf), .. texts]) is { } id
            ? new DeliveryReport(
                id,
                [
                    .. failed
                        .SelectMany(AddressesOf)
                        .Concat(returned?.To.Mailboxes.Select(to => to.Address) ?? [])
                        .Concat(texts.SelectMany(AddressesIn))
                        .Distinct(StringComparer.OrdinalIgnoreCase),
                ],
                Line(returned?.Subject ?? string.Empty, LongestSubject),
                Line(SaidIn(failed, texts), LongestWord)
            )
            : null;
    }

    private static bool IsFailed(HeaderList recipient) =>
        recipient["Action"]?.Trim().Equals("failed", StringComparison.OrdinalIgnoreCase) == true;

    // Servers that write no fields at all (qmail, and some of the large providers) return mails, and report nothing else.
    private static bool IsOldForm(MimeMessage message) =>
        AutomaticMail.IsOfServer(message) && message.Body?.ContentType.IsMimeType("multipart", "report") != true;

    private static IEnumerable<string?> ReferencesOf(MimeMessage message) =>
        [message.InReplyTo is { } reply ? $"<{reply}>" : null, .. message.References.Select(one => $"<{one}>")];

    private static IEnumerable<string> FieldsOf(MessageDeliveryStatus status) =>
        status.StatusGroups.SelectMany(group => group).Select(field => field.Value);

    // The text itself, and what was returned as text or under a type of the provider's own.
    private static IEnumerable<string> TextsOf(MimeMessage message) =>
        message
            .BodyParts.OfType<TextPart>()
            .Select(part => part.Text)
            .Concat(
                message
                    .BodyParts.OfType<MessagePart>()
                    .Select(part => part.Message?.Headers["Message-ID"])
                    .OfType<string>()
            );

    private static Guid? IdIn(IEnumerable<string?> texts) =>
        texts
            .OfType<string>()
            .Select(text => MessageId().Match(text))
            .Where(match => match.Success)
            .Select(match => (Guid?)Guid.ParseExact(match.Groups["id"].Value, "N"))
            .FirstOrDefault();

    private static IEnumerable<string> AddressesOf(HeaderList recipient) =>
        new[] { recipient["Original-Recipient"], recipient["Final-Recipient"] }
            .OfType<string>()
            // rfc822;lin@example.cn
            .Select(field => field[(field.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim(' ', '<', '>'));

    private static IEnumerable<string> AddressesIn(string text) => Address().Matches(text).Select(match => match.Value);

    private static string SaidIn(IReadOnlyList<HeaderList> failed, IReadOnlyList<string> texts)
    {
        var fields = failed.Select(one => one["Diagnostic-Code"] ?? one["Status"]).OfType<string>().FirstOrDefault();
        if (fields is not null)
            return fields[(fields.IndexOf(';', StringComparison.Ordinal) + 1)..];
        return texts.Select(text => Reply().Match(text)).FirstOrDefault(match => match.Success)?.Value
            ?? "对方的邮件服务器退回了这封邮件";
    }

    private static string Line(string said, int longest)
    {
        var clean = TypedText.Clean(TextKind.Line, said);
        var text = new StringInfo(clean);
        return text.LengthInTextElements > longest ? text.SubstringByTextElements(0, longest) + "…" : clean;
    }

    [GeneratedRegex(
        @"(?<![0-9a-z])(?<id>[0-9a-f]{32})@[a-z0-9]",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex MessageId();

    [GeneratedRegex(
        @"[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,6}",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Address();

    // A reply of the server's: 550 5.1.1 user unknown.
    [GeneratedRegex(
        @"\b[45][0-5][0-9][ -][^\r\n]{1,300}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Reply();
}
