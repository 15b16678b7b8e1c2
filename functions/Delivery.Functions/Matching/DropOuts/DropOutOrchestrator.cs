using Delivery.Functions.Matching.Confirmation;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Matching.DropOuts;

/// <param name="Number">Counts those who have dropped out of the course, from 1.</param>
public sealed record DropOutOf(string CourseId, int Number);

/// <summary>
/// A confirmed teacher drops out: the remaining lessons are free in that calendar, street and staff are told, and another
/// teacher is looked for at once. Whoever is found acknowledges like the first; a lesson that comes before is called off.
/// The course itself goes on beside this. Instance: <c>dropout-{courseId}-{number}</c>.
/// </summary>
public static class DropOutOrchestrator
{
    [Function(nameof(DropOutOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var dropOut = context.GetInput<DropOutOf>()!;
        await context.Do(nameof(ReleaseTeacher), dropOut);
        await context.Do(nameof(TellOfDropOut), dropOut);
        var isFound = await context.FindNextTeacher(dropOut);
        await context.FreeLateAssignments(dropOut.CourseId);
        if (isFound)
            await context.AwaitAcknowledgement(dropOut.CourseId);
    }
}
