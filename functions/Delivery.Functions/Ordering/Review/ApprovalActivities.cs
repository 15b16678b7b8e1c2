using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Review;

/// <summary>Reminds from the day of filing or resubmission, counted as the ordering rules count it.</summary>
public sealed class PlanReview(StreetYears streetYears, Calendars calendars, CurrentSettings settings)
{
    [Function(nameof(PlanReview))]
    public async Task<ReviewPlan> Run([ActivityTrigger] string orderId)
    {
        var order = await streetYears.GetOrderAsync(orderId);
        var calendar = await calendars.LoadAsync();
        var rules = settings.At(order.Value.TurnSince).Ordering;
        var lapses = order.Value.Request.LessonsInOrder()[0].Start;
        return new ReviewPlan(
            Before(lapses, ReviewDeadlines.ReminderOf(order.Value, calendar, rules)),
            Before(lapses, ReviewDeadlines.EscalationOf(order.Value, calendar, rules)),
            lapses
        );
    }

    // The first lesson ends the wait: nobody is reminded of an order that is turned down by then. In a year that is not loaded
    // no working day is counted, and nothing else ends it.
    private static DateTimeOffset? Before(DateTimeOffset lapses, DateTimeOffset? moment) =>
        moment < lapses ? moment : null;
}

/// <summary>Brings the season's list up to the order's present stage.</summary>
public sealed class ListOrder(OrderLists lists)
{
    [Function(nameof(ListOrder))]
    public Task Run([ActivityTrigger] string orderId) => lists.RefreshAsync(orderId);
}

/// <summary>Makes the course and its lessons out of the approved order; made before, they stay as they are.</summary>
public sealed class OpenCourse(StreetYears streetYears, Registers registers, Courses courses)
{
    [Function(nameof(OpenCourse))]
    public async Task Run([ActivityTrigger] string orderId)
    {
        var order = (await streetYears.GetOrderAsync(orderId)).Value;
        var street = await registers.ReachedAsync(order.Request.Street);
        var discipline = await registers.Disciplines.FindAsync(order.Request.Discipline);
        var course = Course.Of(order, street!, discipline!.Value);
        await courses.Table.TryCommitAsync([
            TableRows.Insert(Courses.RowOf(course)),
            .. Course.LessonsOf(order).Select(lesson => TableRows.Insert(Courses.RowOf(lesson))),
        ]);
    }
}

/// <summary>An order that nobody decided before its first lesson is turned down by time, unless a decision came at the last moment.</summary>
public sealed class LapseOrder(StageMoves moves, StreetYears streetYears)
{
    [Function(nameof(LapseOrder))]
    public async Task<OrderMove> Run([ActivityTrigger] string orderId)
    {
        await moves.MoveAsync(orderId, OrderStage.Rejected, "系统", "第1节课前未完成审核，订单自动失效");
        return (await streetYears.GetOrderAsync(orderId)).Value.Stage switch
        {
            OrderStage.Approved => OrderMove.Approved,
            OrderStage.Withdrawn => OrderMove.Withdrawn,
            _ => OrderMove.Rejected,
        };
    }
}

/// <summary>The end: the order is closed, and whatever its reservation still holds is free again.</summary>
public sealed class CloseOrder(StageMoves moves, StreetYears streetYears, TimeProvider clock)
{
    [Function(nameof(CloseOrder))]
    public async Task Run([ActivityTrigger] string orderId)
    {
        await moves.MoveAsync(orderId, OrderStage.Closed, "系统");
        await TableRows.UntilCommittedAsync(async () =>
        {
            var quota = await ReadQuota.OfAsync(streetYears, orderId);
            if (quota.Quota.ReservedFor(orderId) == 0)
                return (true, true);
            var release = quota.Book(quota.Quota.Release(orderId, clock.GetUtcNow(), "课程办结"));
            return (await streetYears.Table.TryCommitAsync(release), true);
        });
    }
}
