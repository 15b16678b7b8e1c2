namespace Delivery.Functions.Email;

/// <summary>Writes each mail as an .eml file; the same mail tried again overwrites itself.</summary>
public sealed class FolderTransport(DeliverySettings settings) : IMailTransport
{
    public bool ReachesPeople => false;

    public async Task SendAsync(Guid id, Mail mail, DateTimeOffset at)
    {
        var folder = Directory.CreateDirectory(settings.Mail.Folder).FullName;
        var path = Path.Combine(folder, $"{at:yyyyMMdd-HHmmss}-{id:N}.eml");
        // Written beside and moved, so that a reader never finds half a mail.
        await using (var file = File.Create(path + ".part"))
            await MimeMail.Of(id, mail, at, settings.Mail).WriteToAsync(file);
        File.Move(path + ".part", path, overwrite: true);
    }
}
