using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching;

/// <summary>To staff: fewer people came to a lesson than the rules ask for.</summary>
/// <param name="Trend">Of the course's last lessons; null where this one is the first that was counted.</param>
/// <param name="Link">To the course.</param>
public sealed record LowHeadcountMail(
    SiteContact Contact,
    string Name,
    string Street,
    string Discipline,
    int Number,
    LessonTime Time,
    int Headcount,
    int Fewest,
    HeadcountTrend? Trend,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"到课人数不足：{Street} {Discipline}第{Number}节，{Headcount}人",
            Contact,
            Name,
            [
                new Paragraph($"这节课来了{Headcount}人，少于{Fewest}人。已记入该街镇的考核，请了解原因。"),
                new Paragraph(Trend?.Words() ?? "这是这门课第一次报人数。"),
                new ActionLink("看这门课", Link),
                new FactTable(
                    new Fact("街镇", Street),
                    new Fact("课程", $"{Discipline} 第{Number}节"),
                    new Fact("时间", Dates.Span(Time.Start, Time.Minutes))
                ),
            ]
        );
}
