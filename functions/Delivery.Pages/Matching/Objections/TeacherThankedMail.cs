using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.Objections;

/// <summary>To the teacher, whose course is arranged otherwise: thanks, and nothing of what the street wrote.</summary>
/// <param name="Words">What staff wrote; null for nothing.</param>
public sealed record TeacherThankedMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    string? Words,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"谢谢您，下面的课另有安排：{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph(
                    "谢谢您答应上这门课。协会对这门课另作了安排，下面的课不用您来上，已从您的日历里空出来。这不算您退出，不影响以后请您上课。"
                ),
                .. Words is null ? (LetterPart[])[] : [new Quote("协会留言", Words)],
                Course,
                new ActionLink("查看我的课程", Link),
            ]
        );
}
