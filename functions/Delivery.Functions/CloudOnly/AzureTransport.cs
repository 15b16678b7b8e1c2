using Azure;
using Azure.Communication.Email;
using Azure.Identity;
using Delivery.Functions.Email;

namespace Delivery.Functions.CloudOnly;

/// <summary>Sends through Azure Communication Services, whose operation id makes a repeated try the same mail.</summary>
public sealed class AzureTransport(DeliverySettings settings) : IMailTransport
{
    private readonly EmailClient client = new(
        new Uri(settings.Mail.AzureEndpoint ?? throw new InvalidOperationException("Set Delivery:Mail:AzureEndpoint.")),
        new DefaultAzureCredential()
    );

    public bool ReachesPeople => true;

    public Task SendAsync(Guid id, Mail mail, DateTimeOffset at)
    {
        var content = new EmailContent(mail.Subject) { Html = mail.Html, PlainText = mail.Text };
        var recipients = new EmailRecipients([new EmailAddress(mail.To.Address, mail.To.Name)]);
        var message = new EmailMessage(settings.Mail.From, recipients, content);
        message.ReplyTo.Add(new EmailAddress(settings.Mail.ReplyTo, settings.Mail.FromName));
        message.Headers.Add(MimeMail.AutoSubmitted, MimeMail.ByAMachine);
        foreach (var file in mail.Files ?? [])
            message.Attachments.Add(new EmailAttachment(file.Name, file.ContentType, BinaryData.FromString(file.Text)));
        return client.SendAsync(WaitUntil.Started, message, id);
    }
}
