using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering;

/// <param name="EarliestFirstLesson">What the filing rule allows today; an order resubmitted later may need later dates. Null while the next year is not loaded.</param>
/// <param name="Link">The form, filled with what was ordered.</param>
public sealed record OrderReturnedMail(
    SiteContact Contact,
    string Name,
    string OrderId,
    CourseFacts Course,
    string Question,
    DateOnly? EarliestFirstLesson,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"请补充订单：{Course.Title}",
            Contact,
            Name,
            [
                new Paragraph($"配送订单 {OrderId} 还缺一点内容，请修改后重新提交。原来填的都已保留。"),
                new Quote("审核意见", Question),
                new ActionLink("修改并重新提交", Link),
                EarliestFirstLesson is { } earliest
                    ? new Paragraph($"今天提交的话，第一节课最早可排在 {Dates.DayWithWeekday(earliest)}。")
                    : null,
                Course,
            ]
        );
}
