using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>To the street, once the teacher has acknowledged: who comes.</summary>
public sealed record TeacherContactMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    Person Teacher,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"老师已确认：{Course.Title}，{Teacher.Name}老师",
            Contact,
            Name,
            [
                new Paragraph("老师已确认来上这门课，上课前请与老师联系一次，说明场地和人数。"),
                new FactTable(new Fact("老师", Teacher.Name), new Fact("电话", PhoneText.Show(Teacher.Phone))),
                Course,
                new ActionLink("查看课程", Link),
                new Paragraph("确认后课程按此进行。确需更改，请先向协会申请，不要私下变动。"),
            ]
        );
}
