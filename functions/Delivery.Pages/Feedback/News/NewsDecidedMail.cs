using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Feedback.News;

/// <summary>To the street: everybody can read its news.</summary>
public sealed record NewsReleasedMail(SiteContact Contact, string Name, string Title, string Link) : IMail
{
    public Letter Write() =>
        new(
            $"配送新闻已发布：{Title}",
            Contact,
            Name,
            [
                new Paragraph($"您写的《{Title}》已经发布在配送网站上。要改请打协会电话。"),
                new ActionLink("看发布的新闻", Link),
            ]
        );
}

/// <summary>To the street: its news is not published, or no longer, and why.</summary>
/// <param name="Link">Where it may be written anew; null for a mail of no course.</param>
public sealed record NewsDroppedMail(SiteContact Contact, string Name, string Title, string Reason, string? Link)
    : IMail
{
    public Letter Write() =>
        new(
            $"配送新闻不发布：{Title}",
            Contact,
            Name,
            [
                new Paragraph($"协会决定不发布《{Title}》，原因如下。"),
                new Quote("协会", Reason),
                .. Link is { } link
                    ? (LetterPart[])[new Paragraph("可以改好或另写一篇再交。"), new ActionLink("修改后再交", link)]
                    : [new Paragraph("如有出入，请打协会电话。")],
            ]
        );
}
