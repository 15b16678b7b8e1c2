using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.People.Succession;

/// <summary>To the contacts of both streets: they are merged, or one is made from the other.</summary>
/// <param name="What">In a sentence, with the day.</param>
public sealed record StreetChangeMail(
    SiteContact Contact,
    string Name,
    string What,
    string Reason,
    IReadOnlyList<string> Effects,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"街镇变动：{What}",
            Contact,
            Name,
            [new Paragraph($"{What}。依据：{Reason}"), new Bullets(Effects), new ActionLink("打开街镇首页", Link)]
        );
}
