using Delivery.Functions.Matching;
using Delivery.Functions.Matching.Confirmation;
using Delivery.Functions.Ordering.Review;
using Delivery.Functions.Settlement;
using Delivery.Functions.Settlement.Payout;
using Delivery.Functions.Teaching;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions;

/// <summary>The whole life of a course, from the order to the last lesson paid. Instance: <c>course-{orderId}</c>.</summary>
public static class CourseOrchestrator
{
    [Function(nameof(CourseOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var courseId = context.GetInput<string>()!;
        if (!await context.AwaitApproval(courseId))
            return;
        if (!await context.FindTeacher(courseId))
            return;
        // Lessons begin whether or not the teacher has acknowledged; only the exchange of contacts waits for it.
        await Task.WhenAll(context.AwaitAcknowledgement(courseId), context.TeachLessons(courseId));
        await context.AwaitSettlement(courseId);
        await context.CloseOrder(courseId);
    }
}
