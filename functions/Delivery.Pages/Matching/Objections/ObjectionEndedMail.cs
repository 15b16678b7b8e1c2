using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.Objections;

/// <summary>To the street: its objection has not led to another teacher, and the course goes on.</summary>
/// <param name="Answer">Why staff declined it; null where nobody decided in time.</param>
public sealed record ObjectionEndedMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    string? Answer,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"老师不换，课程照常：{Course.Title}",
            Contact,
            Name,
            [
                Answer is null
                    ? new Paragraph(
                        "到上课时协会还没有决定您的异议，课程照常，仍由原来的老师上。有问题请打下面的电话。"
                    )
                    : new Paragraph("协会看过您对老师的异议，没有同意，课程照常，仍由原来的老师上。"),
                .. Answer is null ? (LetterPart[])[] : [new Quote("协会的答复", Answer)],
                Course,
                new ActionLink("查看订单", Link),
            ]
        );
}
