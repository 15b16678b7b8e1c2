using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Violations;

/// <summary>To the street: a violation was recorded, and why.</summary>
public sealed record ViolationMail(
    SiteContact Contact,
    string Name,
    string Street,
    string Kind,
    DateOnly On,
    string Evidence,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"记录了一次违规：{Kind}（{Dates.Day(On)}）",
            Contact,
            Name,
            [
                new Paragraph(
                    "按配送规定，这件事记为违规。一季内次数多了，协会会考虑停止配送。如有出入，请打协会电话说明。"
                ),
                new FactTable(
                    new Fact("街镇", Street),
                    new Fact("种类", Kind),
                    new Fact("日期", Dates.DayAndWeekday(On)),
                    new Fact("依据", Evidence)
                ),
                new ActionLink("查看记录", Link),
            ]
        );
}
