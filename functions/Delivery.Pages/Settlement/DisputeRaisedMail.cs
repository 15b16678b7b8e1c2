using Delivery.Domain.Calendar;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>To finance: a teacher does not agree.</summary>
/// <param name="LineText">What is disputed: 9月21日 太极拳.</param>
/// <param name="Waiting">It was told before and is still not answered.</param>
public sealed record DisputeRaisedMail(
    SiteContact Contact,
    string Name,
    Month Month,
    string Teacher,
    string LineText,
    string Reason,
    bool Waiting,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"{(Waiting ? "还没有答复：" : "")}{Teacher}老师对{Dates.Month(Month)}工资单有异议",
            Contact,
            Name,
            [
                new Paragraph($"{Teacher}老师对“{LineText}”提出异议，答复前不能批准发放。"),
                new Quote("老师说", Reason),
                new ActionLink("去答复", Link),
            ]
        );
}
