using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.DropOuts;

/// <summary>To the teacher who has dropped out: it is taken, and what was held is paid.</summary>
public sealed record DropOutTakenMail(SiteContact Contact, string Name, CourseFacts Course, string Link) : IMail
{
    public Letter Write() =>
        new(
            $"已登记：下面的课不用您上了，{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph(
                    "协会已登记您不能继续上这门课，下面的课已从您的日历里空出来。已经上过的课照常上传照片或视频，照常计酬。"
                ),
                Course,
                new Paragraph("如果这不是您的意思，请马上打下面的电话。"),
                new ActionLink("查看我的课程", Link),
            ]
        );
}
