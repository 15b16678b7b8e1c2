using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>The teacher did not answer in time: silence is a decline.</summary>
/// <param name="Link">The teacher's own page, to set when lessons are possible.</param>
public sealed record InquiryLapsedMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    DateTimeOffset AnswerBy,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"回复时间已过：{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph($"到 {Dates.Deadline(AnswerBy)} 没有收到您的回复，这门课我们会请其他老师。"),
                Course,
                new Paragraph("如果最近不方便接课，请打下面的电话告诉我们，暂时就不再问您。"),
                new ActionLink("我的课程", Link),
            ]
        );
}
