using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.OtherTimes;

/// <summary>To staff: the street that was asked has no other times.</summary>
/// <param name="Comment">The street's.</param>
public sealed record NoOtherTimesMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    string? Comment,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"街镇没有别的时间：{Course.Street} {Course.Title}",
            Contact,
            Name,
            [
                new Paragraph("街镇答复没有别的时间，请照原来的时间继续。请指定一位老师，或说明原因后放弃。"),
                Comment is null ? null : new Quote("街镇说明", Comment),
                Course,
                new ActionLink("去处理", Link),
            ]
        );
}
