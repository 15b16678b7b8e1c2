using Delivery.Domain.Ordering;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Functions.Email;

/// <summary>Where the stages drop their letters: worded by Pages, kept and sent by the outbox.</summary>
public sealed class LetterBox(HtmlPage pages, MailOutbox outbox, DeliverySettings settings)
{
    /// <summary>The association's own contact, which stands in every letter.</summary>
    public SiteContact Contact { get; } = new(settings.Contact.Name, settings.Contact.Phone);

    /// <param name="key">What the letter is about: the same key is the same letter, whatever is repeated.</param>
    public async Task PostAsync(string key, Recipient to, IMail mail, Urgency urgency = Urgency.Today)
    {
        var letter = mail.Write();
        await outbox.SendAsync(
            new Mail(key, to, letter.Subject, await pages.RenderAsync(letter), LetterText.Of(letter), urgency)
        );
    }

    /// <summary>A page's absolute address, for letters.</summary>
    public string Link(string path) => new Uri(new Uri(settings.BaseUrl), path).ToString();

    public static Recipient To(Contact contact) => new(contact.Email, contact.Name);

    public Recipient Staff => new(settings.Mail.StaffAddress, "审核组");

    public Recipient Manager => new(settings.Mail.ManagerAddress, "主管");

    public Recipient Finance => new(settings.Mail.FinanceAddress, "财务组");

    public Recipient Editors => new(settings.Mail.EditorsAddress, "编辑");
}
