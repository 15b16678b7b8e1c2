using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement.Ledger;

/// <summary>To finance, the morning after: a street's quota is not what its entries or its payments say.</summary>
public sealed record LedgerDriftMail(SiteContact Contact, string Name, IReadOnlyList<string> Drifts, string Link)
    : IMail
{
    public Letter Write() =>
        new(
            $"街镇配额账目不符：{Drifts.Count} 处，请核对",
            Contact,
            Name,
            [
                new Paragraph("昨夜核对各街镇的配额，下面几处对不上。系统没有改动任何数字，请查明原因："),
                new Bullets(Drifts),
                new ActionLink("查看流水", Link),
            ]
        );
}
