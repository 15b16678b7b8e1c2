using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.OtherTimes;

/// <summary>To the street: nobody could come at the times ordered; which others would suit?</summary>
/// <param name="Text">What staff write.</param>
/// <param name="Lessons">Numbers, from 1, of those that need another time.</param>
/// <param name="Until">The first lesson.</param>
/// <param name="Link">The signed page on which the street chooses.</param>
public sealed record TimesAskedMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    string Text,
    IReadOnlyList<int> Lessons,
    DateTimeOffset Until,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"请另选上课时间：{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph(
                    $"{Course.Discipline}按现在的时间没有请到老师，想请您为{Which}另选时间。选好后就是订单的时间，马上按新的时间问老师。"
                ),
                new Quote("协会说明", Text),
                Course,
                new ActionLink("另选时间 / 没有别的时间", Link),
                new Paragraph(
                    $"请尽早答复；到 {Dates.Deadline(Until)} 第1节课开始时还没有请到老师，课程会取消，预留的经费退回。"
                ),
            ]
        );

    private string Which => string.Join("、", Lessons.Select(number => $"第{number}节"));
}
