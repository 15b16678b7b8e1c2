using Delivery.Domain.Calendar;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>To who made the run: the second person did not approve it.</summary>
/// <param name="By">Who did not.</param>
public sealed record RunSentBackMail(
    SiteContact Contact,
    string Name,
    Month Month,
    string By,
    string Reason,
    DateTimeOffset ReleaseBy,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"{Dates.Month(Month)}工资发放没有批准，已退回编制",
            Contact,
            Name,
            [
                new Paragraph($"{By}没有批准{Dates.Month(Month)}的工资发放，退回编制。"),
                new Quote("原因", Reason),
                new ActionLink("去改正", Link),
                new Paragraph(
                    $"请改正后在 {Dates.Deadline(ReleaseBy)} 前再发给老师核对；核对完，再请另一人批准。还没有发放任何款项。"
                ),
            ]
        );
}
