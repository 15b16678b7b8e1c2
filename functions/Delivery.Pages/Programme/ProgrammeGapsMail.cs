using Delivery.Domain.Calendar;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Programme;

/// <summary>To a street: what its lessons of next week lack that the public needs.</summary>
/// <param name="Gaps">A sentence a lesson.</param>
public sealed record ProgrammeGapsMail(
    SiteContact Contact,
    string Name,
    Week Week,
    IReadOnlyList<string> Gaps,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"下周的课还缺信息：{Dates.Day(Week.Monday)}—{Dates.Day(Week.Sunday)}",
            Contact,
            Name,
            [
                new Paragraph("下周一览周五发布，下面的课还缺市民要看的信息："),
                new Bullets(Gaps),
                new Paragraph("请尽快打电话告诉协会补上。到时还缺的，会注明“待定”照常发布。"),
                new ActionLink("查看我们的课程", Link),
            ]
        );
}
