using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>To staff: nobody is left to ask.</summary>
/// <param name="HowItEnded">问过 6 位老师：4 位谢绝，2 位没有回复</param>
public sealed record NoTeacherFoundMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    string HowItEnded,
    int WorkingDaysLeft,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"没有请到老师：{Course.Street} {Course.Title}，离首课{WorkingDaysLeft}个工作日",
            Contact,
            Name,
            [
                new Paragraph(
                    $"{HowItEnded}。请指定一位老师、请街镇另选时间，或说明原因后取消。离第一节课还有{WorkingDaysLeft}个工作日。"
                ),
                Course,
                new ActionLink("去处理", Link),
            ]
        );
}
