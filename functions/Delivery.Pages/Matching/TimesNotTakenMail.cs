using Delivery.Domain.Ordering;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>To a teacher who could have come at other times: the street said no, or nothing.</summary>
/// <param name="Course">At the times ordered.</param>
/// <param name="IsSilent">The street let the time for its answer pass.</param>
public sealed record TimesNotTakenMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    IReadOnlyList<LessonTime> Proposed,
    bool IsSilent
) : IMail
{
    public Letter Write() =>
        new(
            $"没有改时间：{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph(
                    $"谢谢您愿意上这门课。{(IsSilent ? "您提出的时间，街镇没有按时答复" : "您提出的时间，街镇没有同意")}，这门课会按原来的时间请老师。您预留的时间可以另作安排。"
                ),
                new Bullets([.. Proposed.Select(time => Dates.Span(time.Start, time.Minutes))]),
                new Paragraph("原来的时间："),
                Course,
            ]
        );
}
