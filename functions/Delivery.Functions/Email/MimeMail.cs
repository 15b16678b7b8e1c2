using System.Text;
using MimeKit;

namespace Delivery.Functions.Email;

/// <summary>A mail as RFC 5322 has it: ASCII only, no line over 78 characters, and marked as nobody's own (RFC 3834).</summary>
public static class MimeMail
{
    // RFC 3834, section 5: whoever is away does not answer it, and no two robots write to one another for ever.
    public const string AutoSubmitted = "Auto-Submitted";
    public const string ByAMachine = "auto-generated";

    private const int LongestLine = 78;

    /// <summary>Lines end in CRLF, on every machine: a file of it is the mail as it would travel.</summary>
    public static FormatOptions Format { get; } = MakeFormat();

    /// <param name="id">Decides the Message-ID: the same for every try of the same mail.</param>
    /// <param name="at">When it was written.</param>
    public static MimeMessage Of(Guid id, Mail mail, DateTimeOffset at, MailSettings settings)
    {
        var message = new MimeMessage
        {
            Date = at,
            MessageId = $"{id:N}@delivery",
            Body = BodyOf(mail),
        };
        message.From.Add(new MailboxAddress(settings.FromName, settings.From));
        message.ReplyTo.Add(new MailboxAddress(settings.FromName, settings.ReplyTo));
        message.To.Add(new MailboxAddress(mail.To.Name, mail.To.Address));
        message.Headers.Add(AutoSubmitted, ByAMachine);
        message.Headers.Replace(Folded("Subject", mail.Subject));
        message.Headers.Add(Folded("X-Delivery-Key", mail.Key));
        message.Prepare(EncodingConstraint.SevenBit, LongestLine);
        return message;
    }

    // Folding does not count the name that stands before the first line.
    private static Header Folded(string name, string text)
    {
        var format = Format.Clone();
        format.MaxLineLength = LongestLine - $"{name}: ".Length;
        var header = new Header(name, string.Empty);
        header.SetValue(format, Encoding.UTF8, text);
        return header;
    }

    private static MimeEntity BodyOf(Mail mail)
    {
        var body = new BodyBuilder { HtmlBody = mail.Html, TextBody = mail.Text };
        foreach (var file in mail.Files ?? [])
            body.Attachments.Add(file.Name, Encoding.UTF8.GetBytes(file.Text), ContentType.Parse(file.ContentType));
        return body.ToMessageBody();
    }

    private static FormatOptions MakeFormat()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.MaxLineLength = LongestLine;
        return format;
    }
}
