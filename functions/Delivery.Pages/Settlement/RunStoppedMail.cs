using Delivery.Domain.Calendar;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>To finance: the run has stopped and pays nobody until somebody has looked.</summary>
public sealed record RunStoppedMail(SiteContact Contact, string Name, Month Month, string Trouble, string Link) : IMail
{
    public Letter Write() =>
        new(
            $"{Dates.Month(Month)}结算已停下，请立即核对",
            Contact,
            Name,
            [
                new Paragraph($"{Dates.Month(Month)}结算遇到问题，系统已停止处理，不会再发放任何款项。"),
                new Quote("问题", Trouble),
                new ActionLink("查看这次结算", Link),
                new Paragraph("请核对并改正；改正后重新“开始”本月结算，系统会从停下的地方继续，不会重复发放。"),
            ]
        );
}
