using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.Objections;

/// <summary>To staff: a street does not want the teacher who was confirmed, and they decide.</summary>
/// <param name="By">The teacher's first lesson.</param>
/// <param name="IsReminder">Nobody has decided yet.</param>
public sealed record TeacherObjectedToMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    Person Teacher,
    string Reason,
    DateTimeOffset By,
    bool IsReminder,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            (IsReminder ? "还没有决定：" : "")
                + $"街镇对老师有异议，{Course.Street} {Course.Title}，{Teacher.Name}老师",
            Contact,
            Name,
            [
                new Paragraph(
                    $"请决定是否另请老师。同意后系统马上另找；到 {Dates.Deadline(By)} 上课时还没有决定的，课程照常。"
                ),
                new FactTable(new Fact("老师", Teacher.Name), new Fact("电话", PhoneText.Show(Teacher.Phone))),
                new Quote("街镇的原因", Reason),
                Course,
                new ActionLink("去决定", Link),
            ]
        );
}
