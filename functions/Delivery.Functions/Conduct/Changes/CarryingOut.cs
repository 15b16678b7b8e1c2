using Delivery.Functions.Workflow;
using Microsoft.DurableTask;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>
/// What follows an approved change, each step repeatable: the teacher's calendar, the lists of the programme and of the
/// month, the quota, the lessons' own course, the visits drawn for them, a correction of what is published, and everybody who has to know.
/// </summary>
public static class CarryingOut
{
    public static async Task CarryOut(this TaskOrchestrationContext context, string changeId)
    {
        await context.Do(nameof(KeepBookings), changeId);
        await context.Do(nameof(ListChangedLessons), changeId);
        await context.Do(nameof(ReleaseQuota), changeId);
        await context.Do(nameof(EndEmptyCourse), changeId);
        await context.Do(nameof(TellLessons), changeId);
        await context.Do(nameof(FollowVisits), changeId);
        await context.Do(nameof(CorrectProgrammes), changeId);
        await context.Do(nameof(TellPeople), changeId);
        await context.Do(nameof(CloseChange), changeId);
    }
}
