using Delivery.Domain.Ordering;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching;

/// <summary>To the street's delivery contact, after a lesson without a headcount.</summary>
public sealed record HeadcountDueMail(
    SiteContact Contact,
    string Name,
    string Discipline,
    int Number,
    LessonTime Time,
    DateTimeOffset DueBy,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"请填到课人数：{Discipline}第{Number}节（{Dates.Day(Time.Date)}）",
            Contact,
            Name,
            [
                new Paragraph(
                    $"{Dates.Span(Time.Start, Time.Minutes)} 的{Discipline}第{Number}节已上完，请填写来了多少人。"
                ),
                new ActionLink("填写人数", Link),
                new Paragraph($"请在 {Dates.Deadline(DueBy)} 前填写，只要一个数字。"),
            ]
        );
}
