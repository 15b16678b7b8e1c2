using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering;

public sealed record OrderRejectedMail(
    SiteContact Contact,
    string Name,
    string OrderId,
    CourseFacts Course,
    string Reason,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"订单未通过审核：{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph($"配送订单 {OrderId} 没有通过审核，不会安排老师，也不占用经费。"),
                new Quote("原因", Reason),
                new ActionLink("查看订单", Link),
                new Paragraph("如需另行申报，请按上面的原因调整后填写新订单。有疑问请打下面的电话。"),
                Course,
            ]
        );
}
