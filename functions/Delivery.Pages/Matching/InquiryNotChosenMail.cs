using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>To a teacher who said yes and could not be booked, where nobody else was found either.</summary>
public sealed record InquiryNotChosenMail(SiteContact Contact, string Name, CourseFacts Course) : IMail
{
    public Letter Write() =>
        new(
            $"这次没有定给您：{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph(
                    "谢谢您愿意上这门课。这次没有定给您，您为它预留的时间可以另作安排，下次有合适的课再请您。"
                ),
                Course,
            ]
        );
}
