using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Suspensions;

/// <summary>To staff: a street may order again, and these orders of it wait for their review.</summary>
public sealed record WaitingOrdersMail(
    SiteContact Contact,
    string Name,
    string Street,
    IReadOnlyList<string> Orders,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"恢复配送，请继续审核：{Street}的{Orders.Count}张订单",
            Contact,
            Name,
            [
                new Paragraph("停止配送期间，这些订单暂缓审核，现在可以继续。"),
                new Bullets(Orders),
                new ActionLink("去审核", Link),
            ]
        );
}
