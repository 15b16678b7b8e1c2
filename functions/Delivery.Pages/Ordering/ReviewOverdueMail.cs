using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering;

/// <param name="WorkingDays">How long it has waited.</param>
/// <param name="ForManager">True when the reviewers' manager is told.</param>
public sealed record ReviewOverdueMail(
    SiteContact Contact,
    string Name,
    string OrderId,
    CourseFacts Course,
    int WorkingDays,
    bool ForManager,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"{(ForManager ? "请督促" : "请审核")}：{Course.Street} {Course.Title}已等待{WorkingDays}个工作日",
            Contact,
            Name,
            [
                new Paragraph(
                    ForManager
                        ? $"配送订单 {OrderId} 已等待{WorkingDays}个工作日，提醒后仍未审核，请安排人处理。"
                        : $"配送订单 {OrderId} 已等待{WorkingDays}个工作日，请尽快审核：通过、退回补充或不予通过。"
                ),
                Course,
                new ActionLink("去审核", Link),
            ]
        );
}
