using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>To the street: the course cannot be held.</summary>
public sealed record NoTeacherMail(
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
            $"很抱歉，课程取消：{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph($"配送订单 {OrderId} 没能请到老师，已取消。预留的经费已退回，不算违规，可以重新申报。"),
                new Quote("原因", Reason),
                new ActionLink("查看订单", Link),
                new Paragraph("换一个时间或项目，往往更容易请到老师；需要商量请打下面的电话。"),
                Course,
            ]
        );
}
