using Delivery.Domain.Calendar;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Feedback;

/// <param name="Lessons">How many lessons there are to report on.</param>
/// <param name="IsReminder">The report is still missing.</param>
public sealed record FeedbackOpenMail(
    SiteContact Contact,
    string Name,
    string Street,
    Month Month,
    int Lessons,
    DateTimeOffset Closes,
    string Link,
    bool IsReminder = false
) : IMail
{
    public Letter Write() =>
        new(
            $"{(IsReminder ? "还没有收到" : "请填写")}{Dates.Month(Month)}反馈，{Dates.Deadline(Closes)}截止",
            Contact,
            Name,
            [
                new Paragraph(
                    IsReminder
                        ? $"{Street}{Dates.Month(Month)}的配送反馈还没有收到。"
                        : $"{Street}{Dates.Month(Month)}共有 {Lessons} 节课，请反馈上课情况。"
                ),
                new ActionLink("填写反馈", Link),
                new Paragraph(
                    $"请在 {Dates.Deadline(Closes)} 前提交，手机上几分钟就能填完。老师的课酬按反馈发放；逾期不交会记为违规。"
                ),
            ]
        );
}
