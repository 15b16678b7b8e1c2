using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Teaching.Enrolling;

/// <param name="Phone">The phone's key.</param>
/// <param name="Group">The number of the first who signed up with it.</param>
public sealed record CodeTask(string CourseId, string Phone, int Group, DateTimeOffset Until);

/// <summary>
/// Places are kept for a phone until it is proved; they are free again when it is not proved in time. Instance:
/// <c>enrolment-code-{courseId}-{phone}-{group}</c>.
/// </summary>
public static class EnrolmentCodeOrchestrator
{
    [Function(nameof(EnrolmentCodeOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var task = context.GetInput<CodeTask>()!;
        if (!(await context.AnswerUntil<bool>(Events.PhoneProved, task.Until)).Came)
            await context.Do(nameof(ReleaseUnproved), task);
    }

    internal static OutboxMessage Begin(CodeTask task) =>
        OutboxMessage.Start(
            nameof(EnrolmentCodeOrchestrator),
            Instances.EnrolmentCode(task.CourseId, task.Phone, task.Group),
            task
        );
}
