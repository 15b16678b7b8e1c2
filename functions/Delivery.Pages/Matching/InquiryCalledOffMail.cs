using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>The course is not held after all: its street took the order back, or it was cancelled.</summary>
public sealed record InquiryCalledOffMail(SiteContact Contact, string Name, CourseFacts Course) : IMail
{
    public Letter Write() =>
        new(
            $"课程不开了：{Course.Title}",
            Contact,
            Name,
            [new Paragraph("前面问过您的这门课不开了，您不用再回复，预留的时间可以另作安排。谢谢您。"), Course]
        );
}
