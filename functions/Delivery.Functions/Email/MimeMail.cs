using MimeKit;
using MimeKit.Utils;

namespace Delivery.Functions.Email;

public static class MimeMail
{
    public static MimeMessage Of(Guid id, Mail mail, DateTimeOffset at, MailSettings settings)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = at,
            MessageId = $"{id:N}@delivery",
        };
        message.From.Add(new MailboxAddress(settings.FromName, settings.From));
        message.To.Add(new MailboxAddress(mail.To.Name, mail.To.Address));
        var body = new BodyBuilder { HtmlBody = mail.Html, TextBody = mail.Text };
        foreach (var file in mail.Files ?? [])
            body.Attachments.Add(
                file.Name,
                System.Text.Encoding.UTF8.GetBytes(file.Text),
                ContentType.Parse(file.ContentType)
            );
        message.Body = body.ToMessageBody();
        message.Headers.Add("X-Delivery-Key", MimeEncode(mail.Key));
        return message;
    }

    private static string MimeEncode(string key) =>
        Rfc2047.EncodePhrase(System.Text.Encoding.UTF8, key) is { } bytes
            ? System.Text.Encoding.ASCII.GetString(bytes)
            : key;
}
