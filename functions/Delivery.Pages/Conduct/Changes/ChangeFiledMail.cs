using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Changes;

/// <summary>To staff: a change waits for them.</summary>
/// <param name="DecideBy">The first moment that it touches.</param>
/// <param name="IsReminder">Nobody has decided since.</param>
public sealed record ChangeFiledMail(
    SiteContact Contact,
    string Name,
    ChangeShown Change,
    string Sender,
    DateTimeOffset DecideBy,
    bool IsUrgent,
    bool IsReminder,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"{(IsUrgent ? "紧急，" : null)}{(IsReminder ? "还没有决定" : "请决定")}：{Change.Street} {Change.Title}",
            Contact,
            Name,
            [
                new Paragraph(
                    $"{Sender}申请更改课程，请在 {Dates.Deadline(DecideBy)} 前决定；到时没有决定，申请自动失效，课程照常。"
                ),
                Change.Bullets,
                Change.Facts,
                new ActionLink("去决定", Link),
            ]
        );
}
