using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering;

/// <summary>Where an order stands on its way, and what comes next, in a street's words.</summary>
public static class OrderProgress
{
    private static readonly (string Title, OrderStage[] While)[] Way =
    [
        ("提交订单", []),
        ("协会审核", [OrderStage.Submitted, OrderStage.Returned]),
        ("联系老师", [OrderStage.Approved, OrderStage.Matching, OrderStage.Unmatched]),
        ("确认老师，交换联系方式", [OrderStage.Confirmed]),
        ("上课", [OrderStage.InDelivery]),
        ("反馈与结算", [OrderStage.Completed]),
    ];

    private static readonly OrderStage[] Ended = [OrderStage.Rejected, OrderStage.Withdrawn, OrderStage.Cancelled];

    /// <param name="reviewBy">Until when staff mean to decide; null where nothing waits for them.</param>
    /// <param name="lessons">As they stand, in order; those of the order until a course has its own.</param>
    public static IReadOnlyList<Step> Steps(Order order, IReadOnlyList<Lesson> lessons, DateTimeOffset? reviewBy)
    {
        if (Ended.Contains(order.Stage))
            return
            [
                new Step("提交订单", StepState.Done, Dates.Stamp(order.FiledAt)),
                new Step(
                    order.Stage.Label(),
                    StepState.Stopped,
                    Dates.Stamp(order.History[^1].At),
                    order.History[^1].Comment
                ),
            ];
        var now = Array.FindIndex(Way, step => step.While.Contains(order.Stage));
        return
        [
            .. Way.Select(
                (step, index) =>
                    new Step(
                        step.Title,
                        now < 0 || index < now ? StepState.Done
                            : index == now ? StepState.Now
                            : StepState.Ahead,
                        index == 0 ? Dates.Stamp(order.FiledAt)
                            : index == now ? WhenOf(order, lessons, reviewBy)
                            : null,
                        index == now ? DetailOf(order) : null
                    )
            ),
        ];
    }

    // By when the step that runs now will be done.
    private static string? WhenOf(Order order, IReadOnlyList<Lesson> lessons, DateTimeOffset? reviewBy) =>
        order.Stage switch
        {
            OrderStage.Submitted when reviewBy is { } by => $"{Dates.Deadline(by)} 前",
            OrderStage.Confirmed => $"首课 {Dates.DayAndWeekday(FirstOf(lessons))}",
            OrderStage.InDelivery => $"末课 {Dates.DayAndWeekday(Standing(lessons).Max(lesson => lesson.Start))}",
            _ => null,
        };

    private static string? DetailOf(Order order) =>
        order.Stage == OrderStage.Returned
            ? $"已退回，等街镇补充；{Dates.DayAndWeekday(order.Request.Lessons[0].Start)}以前没有重新提交的，订单失效"
            : null;

    private static DateTimeOffset FirstOf(IReadOnlyList<Lesson> lessons) =>
        Standing(lessons).Min(lesson => lesson.Start);

    // A course whose lessons are all cancelled is so itself within a moment; until then its old days are shown.
    private static IEnumerable<Lesson> Standing(IReadOnlyList<Lesson> lessons) =>
        lessons.Where(lesson => lesson.Status != LessonStatus.Cancelled) is var standing && standing.Any()
            ? standing
            : lessons;

    /// <summary>A teacher is chosen and has not signed: the confirmation is not in effect yet (domain.md, section 2.5).</summary>
    public static bool AwaitsSignature(Order order, Course? course) =>
        order.Stage == OrderStage.Confirmed && course is { AcknowledgedAt: null };

    /// <param name="course">Null until the order is approved.</param>
    public static string NextStep(
        Order order,
        Course? course,
        IReadOnlyList<Lesson> lessons,
        OrderSettings rules,
        LessonSettings teaching
    ) =>
        order.Stage switch
        {
            OrderStage.Submitted => $"协会会在{rules.ReviewReminderWorkingDays}个工作日内审核，结果发到申报人邮箱。",
            OrderStage.Returned => "请按审核意见修改后重新提交。",
            OrderStage.Matching or OrderStage.Unmatched when order.WasConfirmed =>
                "原来的老师不再上，协会正在另找老师；时间和场地不变，到上课时没有请到老师的那一节才取消。",
            OrderStage.Approved or OrderStage.Matching => "正在联系老师，一般2至4个工作日有结果。",
            OrderStage.Unmatched when order.AwaitsTimes =>
                $"按现在的时间没有请到老师，请您另选时间；{Dates.Deadline(order.Request.LessonsInOrder()[0].Start)}第1节课开始后就不能再选。",
            OrderStage.Unmatched =>
                "按现在的时间暂时没有请到老师，协会正在另想办法：指定老师，或请您另选时间；有结果会发邮件告诉您。",
            OrderStage.Confirmed when AwaitsSignature(order, course) =>
                "已选定老师，正等老师签收确认单；签收后把老师的姓名和电话发给执行负责人。",
            OrderStage.Confirmed =>
                $"第1节课 {Dates.DayAndWeekday(FirstOf(lessons))}，上课前{teaching.ReminderDaysBefore}天会发邮件提醒。",
            OrderStage.InDelivery => "每节课后请填写到课人数；次月1日起填写月度反馈。",
            OrderStage.Completed => "课已上完，等待月度反馈和课酬结算。",
            OrderStage.Closed => "已办结，无需再做什么。",
            OrderStage.Rejected => "没有通过审核，可按原因调整后另填新订单。",
            OrderStage.Withdrawn when order.MovedTo is { } to =>
                $"随拆分转为{to.OrderId ?? "新的编号"}（{to.StreetName}），由{to.StreetName}继续办理；这个编号只供查阅。",
            OrderStage.Withdrawn => "已撤回，需要时可另填新订单。",
            _ => "课程已取消，预留的经费已退回。",
        };
}
