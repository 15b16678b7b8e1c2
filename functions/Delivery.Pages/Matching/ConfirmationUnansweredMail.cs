using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>To staff: the chosen teacher was asked again and again, and has not acknowledged.</summary>
public sealed record ConfirmationUnansweredMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    Person Teacher,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"确认单没有签收：{Course.Street} {Course.Title}，{Teacher.Name}老师",
            Contact,
            Name,
            [
                new Paragraph("多次提醒后，老师仍没有签收确认单。请打电话问一下；老师口头答应的，可以代为签收。"),
                new FactTable(new Fact("老师", Teacher.Name), new Fact("电话", PhoneText.Show(Teacher.Phone))),
                Course,
                new ActionLink("查看课程", Link),
            ]
        );
}
