using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>To finance: lessons that no month has settled for two months.</summary>
/// <param name="Lessons">Each with its day and time.</param>
public sealed record LessonsUnsettledMail(
    SiteContact Contact,
    string Name,
    string CourseId,
    IReadOnlyList<string> Lessons,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"课程 {CourseId} 还有 {Lessons.Count} 节课没有结算",
            Contact,
            Name,
            [
                new Paragraph("这些课已过去两个月，还没有结算（既没有发放，也没有确认不发），课程因此不能办结："),
                new Bullets(Lessons),
                new ActionLink("查看结算", Link),
            ]
        );
}
