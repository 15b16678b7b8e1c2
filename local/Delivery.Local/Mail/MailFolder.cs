using System.Collections.Concurrent;
using MimeKit;

namespace Delivery.Local.Mail;

/// <summary>The mails that the app has put into its folder, each a file that never changes.</summary>
public sealed class MailFolder(string folder)
{
    private readonly ConcurrentDictionary<string, MailSummary> summaries = new();

    public string Folder => folder;

    /// <summary>Newest first.</summary>
    /// <param name="recipient">Only mails to an address that contains this; null for all.</param>
    public IReadOnlyList<MailSummary> List(string? recipient = null)
    {
        var all = Ids().Select(id => summaries.GetOrAdd(id, SummaryOf));
        return
        [
            .. all.Where(mail => recipient is null || mail.To.Contains(recipient, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(mail => mail.At)
                .ThenByDescending(mail => mail.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Null if there is no such mail.</summary>
    public MailContent? Find(string id)
    {
        if (FileOf(id) is not { } path)
            return null;
        using var message = MimeMessage.Load(path);
        return MailContent.Of(id, message);
    }

    /// <summary>Null if there is no such mail. The id comes from an address: it names a file of this folder or nothing.</summary>
    public string? FileOf(string id) => id == Path.GetFileName(id) && File.Exists(PathOf(id)) ? PathOf(id) : null;

    private IEnumerable<string> Ids() =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.eml").Select(path => Path.GetFileNameWithoutExtension(path))
            : [];

    private string PathOf(string id) => Path.Combine(folder, id + ".eml");

    private MailSummary SummaryOf(string id)
    {
        using var file = File.OpenRead(PathOf(id));
        var headers = HeaderList.Load(file);
        using var message = new MimeMessage(headers);
        return new MailSummary(
            id,
            MailContent.Addresses(message.To),
            message.Subject ?? "",
            MailContent.TimeOf(message)
        );
    }
}
