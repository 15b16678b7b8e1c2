using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.Plan;

/// <summary>To staff: a course still waits for them, and its first lesson is near.</summary>
/// <param name="Why">What they wrote when they let it wait.</param>
/// <param name="IsOpen">It had a teacher who dropped out: what nobody gives is called off lesson by lesson.</param>
public sealed record CourseOnHoldMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    string Why,
    int WorkingDaysLeft,
    string Link,
    bool IsOpen = false
) : IMail
{
    public Letter Write() =>
        new(
            $"还在暂停找老师：{Course.Street} {Course.Title}，离首课{WorkingDaysLeft}个工作日",
            Contact,
            Name,
            [
                new Paragraph(
                    $"这门课暂停了找老师（{Why}）。请放开，或直接指定一位老师；{(IsOpen ? "到上课时还没有老师的那一节会取消。" : "到第1节课还没有老师，课程会取消。")}"
                ),
                Course,
                new ActionLink("去处理", Link),
            ]
        );
}
