using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>To the street, once the teacher has acknowledged: who comes.</summary>
/// <param name="ObjectUntil">Until when the street may object; null where it may not.</param>
public sealed record TeacherContactMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    Person Teacher,
    string Link,
    DateTimeOffset? ObjectUntil = null
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
                .. ObjectUntil is { } until
                    ? (LetterPart[])
                        [
                            new Paragraph(
                                $"对这位老师有异议的，请在 {Dates.Deadline(until)} 前到上面的课程页点“对老师有异议”，写明原因。"
                            ),
                        ]
                    : [],
                new Paragraph("确认后课程按此进行。确需更改，请先向协会申请，不要私下变动。"),
            ]
        );
}
