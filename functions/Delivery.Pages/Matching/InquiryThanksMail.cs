using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>Another teacher was chosen.</summary>
/// <param name="HadAccepted">This teacher had said yes.</param>
public sealed record InquiryThanksMail(SiteContact Contact, string Name, CourseFacts Course, bool HadAccepted) : IMail
{
    public Letter Write() =>
        new(
            $"已请到老师：{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph(
                    HadAccepted
                        ? "谢谢您愿意上这门课。这次已请另一位老师来上，您预留的时间可以另作安排。"
                        : "这门课已请到老师，您不用再回复了。谢谢您。"
                ),
                Course,
            ]
        );
}
