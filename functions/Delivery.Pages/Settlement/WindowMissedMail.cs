using Delivery.Domain.Calendar;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>To the finance manager: a window closed and its work is not done.</summary>
/// <param name="What">还没有做的事: 工资单未发给老师核对.</param>
public sealed record WindowMissedMail(
    SiteContact Contact,
    string Name,
    Month Month,
    string What,
    DateTimeOffset Closed,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"{Dates.Month(Month)}结算逾期：{What}",
            Contact,
            Name,
            [
                new Paragraph($"{Dates.Month(Month)}结算应在 {Dates.Deadline(Closed)} 前完成的事还没有完成：{What}。"),
                new Paragraph("请安排人今天处理；再晚会影响老师按时拿到课酬。"),
                new ActionLink("去处理", Link),
            ]
        );
}
