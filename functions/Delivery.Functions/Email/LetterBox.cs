using System.Diagnostics;
using System.Net;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Operation;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Functions.Email;

/// <summary>Something to be dropped: a letter or a text message.</summary>
public abstract record Message
{
    /// <summary>What goes instead where this is given up: to them another way, or to who knows them.</summary>
    public Message? Otherwise { get; init; }
}

/// <summary>A letter to be dropped.</summary>
/// <param name="Key">What the letter is about: the same key is the same letter, whatever is repeated.</param>
public sealed record Posting(
    string Key,
    Recipient To,
    IMail Mail,
    Urgency Urgency = Urgency.Today,
    IReadOnlyList<MailFile>? Files = null
) : Message
{
    /// <summary>Whoever asked for it looks into their mailbox now, whatever way they chose for news.</summary>
    public bool ByMailOnly { get; init; }
}

/// <summary>A text message to be dropped.</summary>
/// <param name="Key">As of a <see cref="Posting"/>.</param>
/// <param name="To">By the phone.</param>
public sealed record TextMessage(string Key, Recipient To, string Text, Urgency Urgency = Urgency.Today) : Message;

/// <summary>Where the stages drop their letters: worded by Pages, kept and sent by the outbox.</summary>
public sealed class LetterBox(HtmlPage pages, MailOutbox outbox, DeliverySettings settings, CurrentSettings current)
{
    /// <summary>The association's own contact, which stands in every letter.</summary>
    public SiteContact Contact => new(current.Office.ContactName, current.Office.ContactPhone);

    public Task PostAsync(string key, Recipient to, IMail mail, Urgency urgency = Urgency.Today) =>
        PostAsync([new Posting(key, to, mail, urgency)]);

    /// <summary>Several at once cost hardly more storage requests than one.</summary>
    public async Task PostAsync(IEnumerable<Message> messages)
    {
        var mails = new List<Mail>();
        foreach (var message in messages)
            mails.Add(await WriteAsync(message));
        await outbox.SendAsync(mails);
    }

    /// <summary>A letter with this key is written already: what it would need need not be read again.</summary>
    public async Task<bool> IsPostedAsync(string key) => await outbox.FindAsync(key) is not null;

    /// <summary>
    /// A street's digest of a morning holds all that is due on that day: whoever got it gets no second mail about the same
    /// (domain.md, section 2.6: at most one a day).
    /// </summary>
    /// <param name="day">In Shanghai.</param>
    public Task<bool> HasDigestAsync(string street, Contact contact, DateOnly day) =>
        IsPostedAsync(DigestKey(street, contact, day));

    public static string DigestKey(string street, Contact contact, DateOnly day) =>
        $"digest/{street}/{contact.Email}/{day:yyyy-MM-dd}";

    /// <summary>A page's absolute address, for letters.</summary>
    public string Link(string path) => new Uri(new Uri(settings.BaseUrl), path).ToString();

    public static Recipient To(Contact contact) => new(contact.Email, contact.Name);

    public Recipient Staff => new(settings.Mail.StaffAddress, "审核组");

    public Recipient Manager => new(settings.Mail.ManagerAddress, "主管");

    public Recipient Finance => new(settings.Mail.FinanceAddress, "财务组");

    public Recipient Editors => new(settings.Mail.EditorsAddress, "编辑");

    private async Task<Mail> WriteAsync(Message message) =>
        (
            message switch
            {
                Posting letter => await WriteAsync(letter),
                TextMessage text => Write(text),
                _ => throw new UnreachableException(),
            }
        ) with
        {
            Otherwise = message.Otherwise is { } other ? await WriteAsync(other) : null,
        };

    // Signed as senders of text messages have to.
    private Mail Write(TextMessage message)
    {
        var text = $"【{settings.Mail.FromName}】{message.Text}";
        var (subject, html) = ($"短信 {message.To.Address[^4..]}", $"<p>{WebUtility.HtmlEncode(text)}</p>");
        return new Mail(message.Key, message.To, subject, html, text, message.Urgency, Channel: MailChannel.Sms);
    }

    private async Task<Mail> WriteAsync(Posting posting)
    {
        var letter = posting.Mail.Write();
        return new Mail(
            posting.Key,
            posting.To,
            letter.Subject,
            await pages.RenderAsync(letter),
            LetterText.Of(letter),
            posting.Urgency,
            posting.Files,
            // What comes with files is for the mailbox.
            Link: posting.ByMailOnly || posting.Files is { Count: > 0 }
                ? null
                : letter.Parts.OfType<ActionLink>().FirstOrDefault()?.Url
        );
    }
}
