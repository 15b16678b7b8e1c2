using MailKit.Net.Smtp;
using MailKit.Security;

namespace Delivery.Functions.Email;

/// <summary>Sends over SMTP, where the cloud has no mail service of its own. One connection a mail: hundreds a day, not thousands.</summary>
public sealed class SmtpTransport(DeliverySettings settings) : IMailTransport
{
    public bool ReachesPeople => true;

    public async Task SendAsync(Guid id, Mail mail, DateTimeOffset at)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(
            settings.Mail.SmtpHost,
            settings.Mail.SmtpPort,
            SecureSocketOptions.StartTlsWhenAvailable
        );
        if (settings.Mail.SmtpUser is { Length: > 0 } user)
            await client.AuthenticateAsync(user, settings.Mail.SmtpPassword ?? string.Empty);
        await client.SendAsync(MimeMail.Format, MimeMail.Of(id, mail, at, settings.Mail));
        await client.DisconnectAsync(quit: true);
    }
}
