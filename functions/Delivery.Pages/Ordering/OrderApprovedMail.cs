using Delivery.Domain.Money;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering;

/// <param name="Comment">What the reviewer added, if anything.</param>
/// <param name="Reserved">Yuan reserved from the year's quota; null off the Basic stream.</param>
public sealed record OrderApprovedMail(
    SiteContact Contact,
    string Name,
    string OrderId,
    CourseFacts Course,
    string? Comment,
    decimal? Reserved,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"订单已通过审核：{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph($"配送订单 {OrderId} 已通过审核，正在联系老师。老师确认后，会把老师的姓名和电话发给您。"),
                Comment is null ? null : new Quote("审核意见", Comment),
                Reserved is { } yuan
                    ? new Paragraph($"已从今年经费中预留 {Yuan.Short(yuan)} 元，按实际上课结算。")
                    : null,
                Course,
                new ActionLink("查看订单", Link),
            ]
        );
}
