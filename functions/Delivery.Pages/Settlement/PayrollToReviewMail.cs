using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>To the finance maker: the payslips are made.</summary>
/// <param name="Contradictions">Lessons where street and teacher say different things.</param>
public sealed record PayrollToReviewMail(
    SiteContact Contact,
    string Name,
    Month Month,
    PayRunTotals Totals,
    int Contradictions,
    DateTimeOffset ReleaseBy,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"请审核{Dates.Month(Month)}工资单，{Dates.Deadline(ReleaseBy)}前发给老师",
            Contact,
            Name,
            [
                new Paragraph($"{Dates.Month(Month)}的工资单已生成，请审核后发给老师核对。"),
                new FactTable([.. PayRunFacts.Of(Totals), new Fact("待处理的矛盾", $"{Contradictions} 处")]),
                new ActionLink("去审核", Link),
                new Paragraph($"请在 {Dates.Deadline(ReleaseBy)} 前完成，否则老师的核对时间会被压缩。"),
            ]
        );
}
