using Delivery.Functions.Ordering.Review;
using Delivery.Functions.Workflow;
using Delivery.TestKit.Scripts;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>
/// The approval's orchestration alone, without a host: what it calls, in which order and when. Begin here for a first
/// test of an orchestrator.
/// </summary>
public sealed class ApprovalScriptTests
{
    private static readonly ReviewPlan Plan = new(
        RemindStaffAt: Shanghai("2026-09-02T09:00"),
        TellManagerAt: Shanghai("2026-09-04T09:00"),
        LapsesAt: Shanghai("2026-09-10T00:00")
    );

    [Fact]
    public void An_approved_order_opens_its_course_and_the_street_is_told()
    {
        var script = Review()
            .Hears(Events.Order, OrderMove.Approved, TimeSpan.FromHours(3))
            .Answers(nameof(OpenCourse))
            .Answers(nameof(TellOfOrder));

        var end = script.Run(context => context.AwaitApproval("A-1"));

        Assert.True(end.Result);
        Assert.Equal(
            [nameof(TellOfOrder), nameof(ListOrder), nameof(PlanReview), nameof(OpenCourse), nameof(TellOfOrder)],
            script.Names
        );
        Assert.Equal(new OrderNotice("A-1", OrderNews.Approved), script.Calls[^1].Input);
    }

    [Fact]
    public void Silence_reminds_staff_then_tells_their_manager_then_lapses_each_at_its_moment()
    {
        var script = Review()
            .Answers(nameof(TellOfOrder))
            .Answers(nameof(TellOfOrder))
            .Answers(nameof(LapseOrder), OrderMove.Withdrawn)
            .Answers(nameof(ListOrder));

        var end = script.Run(context => context.AwaitApproval("A-1"));

        Assert.False(end.Result);
        Assert.Equal(
            [
                (Plan.RemindStaffAt!.Value, new OrderNotice("A-1", OrderNews.Overdue)),
                (Plan.TellManagerAt!.Value, new OrderNotice("A-1", OrderNews.LongOverdue)),
            ],
            script.Calls.Where(call => call.Name == nameof(TellOfOrder)).Skip(1).Select(call => (call.At, call.Input))
        );
        Assert.Equal(Plan.LapsesAt, end.Now);
    }

    [Fact]
    public void Nobody_is_reminded_of_an_order_whose_first_lesson_comes_before()
    {
        var script = new OrchestrationScript()
            .Answers(nameof(TellOfOrder))
            .Answers(nameof(ListOrder))
            .Answers(nameof(PlanReview), Plan with { RemindStaffAt = null, TellManagerAt = null })
            .Answers(nameof(LapseOrder), OrderMove.Withdrawn)
            .Answers(nameof(ListOrder));

        var end = script.Run(context => context.AwaitApproval("A-1"));

        Assert.False(end.Result);
        Assert.Equal(Plan.LapsesAt, end.Now);
        Assert.Single(script.Calls, call => call.Name == nameof(TellOfOrder));
    }

    [Theory]
    [InlineData(OrderMove.Approved, 30, 1)]
    [InlineData(OrderMove.Rejected, 30, 1)]
    [InlineData(OrderMove.Withdrawn, 30, 1)]
    [InlineData(OrderMove.Approved, 100, 2)]
    [InlineData(OrderMove.Rejected, 100, 2)]
    [InlineData(OrderMove.Withdrawn, 100, 2)]
    public void Decided_after_reminders_it_ends_as_decided_and_reminds_no_more(OrderMove move, int hours, int reminders)
    {
        var script = Review().Hears(Events.Order, move, TimeSpan.FromHours(hours));
        for (var reminder = 0; reminder < reminders; reminder++)
            script.Answers(nameof(TellOfOrder));
        script.Answers(move == OrderMove.Approved ? nameof(OpenCourse) : nameof(ListOrder));
        if (move != OrderMove.Withdrawn)
            script.Answers(nameof(TellOfOrder));

        var end = script.Run(context => context.AwaitApproval("A-1"));

        Assert.Equal((move == OrderMove.Approved, hours), (end.Result, (int)(end.Now - Start).TotalHours));
    }

    [Fact]
    public void A_returned_order_waits_for_the_street_and_begins_again_when_it_is_resubmitted()
    {
        var script = Review()
            .Hears(Events.Order, OrderMove.Returned, TimeSpan.FromHours(1))
            .Answers(nameof(ListOrder))
            .Answers(nameof(TellOfOrder))
            .Hears(Events.Order, OrderMove.Resubmitted, TimeSpan.FromDays(6))
            .Answers(nameof(TellOfOrder))
            .Answers(nameof(ListOrder))
            .Answers(nameof(PlanReview), Plan)
            .Hears(Events.Order, OrderMove.Rejected, TimeSpan.FromDays(6.5))
            .Answers(nameof(TellOfOrder))
            .Answers(nameof(TellOfOrder))
            .Answers(nameof(TellOfOrder))
            .Answers(nameof(ListOrder));

        Assert.False(script.Run(context => context.AwaitApproval("A-1")).Result);
    }

    private static readonly DateTimeOffset Start = Shanghai("2026-09-01T08:00");

    private static OrchestrationScript Review() =>
        new OrchestrationScript()
            .Answers(nameof(TellOfOrder))
            .Answers(nameof(ListOrder))
            .Answers(nameof(PlanReview), Plan);

    private static DateTimeOffset Shanghai(string time) =>
        DateTimeOffset.Parse(time + "+08:00", System.Globalization.CultureInfo.InvariantCulture);
}
