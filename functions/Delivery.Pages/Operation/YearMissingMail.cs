using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Operation;

/// <summary>To staff: next year's working days are not loaded, and what waits for them.</summary>
public sealed record YearMissingMail(
    SiteContact Contact,
    string Name,
    int Year,
    IReadOnlyList<string> Waiting,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"请载入{Year}年的放假安排",
            Contact,
            Name,
            [
                new Paragraph(
                    $"系统里还没有{Year}年的放假和调休。国务院的通知一般在11月发布，发布后请管理员尽快载入。等着它的有："
                ),
                new Bullets(Waiting),
                new ActionLink("查看怎么载入", Link),
            ]
        );
}
