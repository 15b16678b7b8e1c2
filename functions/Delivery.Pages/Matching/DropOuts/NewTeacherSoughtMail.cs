using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.DropOuts;

/// <summary>To the street: the teacher cannot go on, another is looked for, and nothing has to be done yet.</summary>
/// <param name="AsAsked">The association has agreed to the street's objection.</param>
public sealed record NewTeacherSoughtMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    string Link,
    bool AsAsked = false
) : IMail
{
    public Letter Write() =>
        new(
            $"正在另找老师：{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph(
                    (
                        AsAsked
                            ? "协会同意了您对老师的异议，原来的老师不再上下面的课，请不要再与其联系；协会正在另找老师。"
                            : "原来的老师不能继续上下面的课，协会正在另找老师。"
                    ) + "时间和场地不变，请先不要通知学员；请到老师后会发邮件告诉您。"
                ),
                new Paragraph("到上课时还没有请到老师的那一节会取消，届时会通知您和报名的学员，不算违规。"),
                Course,
                new ActionLink("查看订单", Link),
            ]
        );
}
