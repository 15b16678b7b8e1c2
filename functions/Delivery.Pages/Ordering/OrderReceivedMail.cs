using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering;

/// <param name="ReviewBy">When the association will have answered; null while the next year's working days are not known.</param>
/// <param name="Link">The order's page.</param>
public sealed record OrderReceivedMail(
    SiteContact Contact,
    string Name,
    string OrderId,
    CourseFacts Course,
    DateTimeOffset? ReviewBy,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"订单已收到：{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph(
                    $"配送订单 {OrderId} 已收到，协会会{(ReviewBy is { } by ? $"在 {Dates.Deadline(by)} 前" : "尽快")}审核，结果会发邮件告诉您。"
                ),
                Course,
                new ActionLink("查看订单", Link),
                new Paragraph("老师确认之前，您可以在订单页撤回。"),
            ]
        );
}
