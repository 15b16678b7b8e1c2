using Delivery.Domain.Calendar;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>To finance, on a window's last day: something is still to be done.</summary>
/// <param name="What">工资单还没有发给老师核对.</param>
public sealed record WindowClosingMail(
    SiteContact Contact,
    string Name,
    Month Month,
    string What,
    DateTimeOffset Closes,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"今天截止：{Dates.Month(Month)}{What}",
            Contact,
            Name,
            [
                new Paragraph($"{Dates.Month(Month)}{What}，请在 {Dates.Deadline(Closes)} 前办理，逾期会告知主管。"),
                new ActionLink("去处理", Link),
            ]
        );
}
