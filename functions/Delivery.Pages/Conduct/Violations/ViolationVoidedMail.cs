using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Violations;

/// <summary>To the street: a violation was taken back, and why.</summary>
public sealed record ViolationVoidedMail(
    SiteContact Contact,
    string Name,
    string Street,
    string Kind,
    DateOnly On,
    string Reason,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"撤销了一次违规：{Kind}（{Dates.Day(On)}）",
            Contact,
            Name,
            [
                new Paragraph("协会撤销了下面这次违规，不再计入次数。"),
                new FactTable(
                    new Fact("街镇", Street),
                    new Fact("种类", Kind),
                    new Fact("日期", Dates.DayAndWeekday(On)),
                    new Fact("撤销的原因", Reason)
                ),
                new ActionLink("查看记录", Link),
            ]
        );
}
