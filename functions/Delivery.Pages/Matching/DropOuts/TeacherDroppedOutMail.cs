using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.DropOuts;

/// <summary>To staff: a confirmed teacher has dropped out, and the system asks others at once.</summary>
public sealed record TeacherDroppedOutMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    Person Teacher,
    string Reason,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"紧急，老师不能继续上：{Course.Street} {Course.Title}，{Teacher.Name}老师",
            Contact,
            Name,
            [
                new Paragraph("系统已开始为剩下的课另找老师。到上课时还没有请到老师的那一节会取消并通知学员。"),
                new FactTable(new Fact("老师", Teacher.Name), new Fact("电话", PhoneText.Show(Teacher.Phone))),
                new Quote("原因", Reason),
                Course,
                new ActionLink("看能上的老师", Link),
            ]
        );
}
