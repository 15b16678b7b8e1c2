using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Changes;

/// <summary>To everybody who has to know: what is different now.</summary>
/// <param name="Comment">What staff said with their yes.</param>
/// <param name="Link">The notice for the venue's door.</param>
/// <param name="NobodyAsked">Lessons called off for want of a teacher: nobody has asked for it, nor agreed.</param>
public sealed record ChangeNoticeMail(
    SiteContact Contact,
    string Name,
    ChangeShown Change,
    string? Comment,
    string Link,
    bool NobodyAsked = false
) : IMail
{
    public Letter Write() =>
        new(
            $"更改告示：{Change.Title}（{Change.Street}）",
            Contact,
            Name,
            [
                new Paragraph(
                    NobodyAsked
                        ? "没有请到老师来上，下面的课取消，请不要前往。一周一览和日历会随之更新。"
                        : "协会已同意这项更改，请按新的安排进行。一周一览和日历会随之更新。"
                ),
                Change.Bullets,
                Change.Facts,
                string.IsNullOrEmpty(Comment) ? null : new Quote("协会", Comment),
                new ActionLink("打印门口告示", Link),
            ]
        );
}
