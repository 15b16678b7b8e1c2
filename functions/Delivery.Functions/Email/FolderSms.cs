namespace Delivery.Functions.Email;

/// <summary>Text messages land in the mailbox, to 13900000001@sms.local.</summary>
public sealed class FolderSms(DeliverySettings settings) : IMailTransport
{
    private readonly FolderTransport folder = new(settings);

    public bool ReachesPeople => false;

    public Task SendAsync(Guid id, Mail mail, DateTimeOffset at) =>
        folder.SendAsync(id, mail with { To = mail.To with { Address = $"{mail.To.Address}@sms.local" } }, at);
}
