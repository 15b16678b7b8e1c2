namespace Delivery.Functions.Email;

/// <summary>Writes each mail as an .eml file; the same mail tried again overwrites itself.</summary>
public sealed class FolderTransport(DeliverySettings settings) : IMailTransport
{
    public bool ReachesPeople => false;

    public Task SendAsync(Guid id, Mail mail, DateTimeOffset at)
    {
        var folder = Directory.CreateDirectory(settings.Mail.Folder).FullName;
        var path = Path.Combine(folder, $"{at:yyyyMMdd-HHmmss}-{id:N}.eml");
        using var written = new MemoryStream();
        MimeMail.Of(id, mail, at, settings.Mail).WriteTo(MimeMail.Format, written);
        // Written beside and moved, so that a reader never finds half a mail.
        Write(path + ".part", written.GetBuffer().AsSpan(0, (int)written.Length));
        File.Move(path + ".part", path, overwrite: true);
        return Task.CompletedTask;
    }

    // Cut to its length afterwards: a file that is emptied first is forced to the disk by some file systems as it is closed.
    private static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write);
        RandomAccess.Write(file, bytes, 0);
        if (RandomAccess.GetLength(file) > bytes.Length)
            RandomAccess.SetLength(file, bytes.Length);
    }
}
