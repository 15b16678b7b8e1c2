using Delivery.Functions.Workflow;
using Microsoft.DurableTask;

namespace Delivery.Functions.Teaching;

public static class AwaitEvidence
{
    /// <summary>
    /// Waits until both the teacher's photo or video and the street's headcount are in. Silence until the deadline is an
    /// answer too: the month's feedback and pay run decide about the lesson with what there is.
    /// </summary>
    public static async Task<bool> EvidenceComes(
        this TaskOrchestrationContext context,
        string lessonId,
        DateTimeOffset deadline
    )
    {
        while (!await context.Do<bool>(nameof(NoteEvidence), lessonId))
        {
            if (!(await context.AnswerUntil<bool>(Events.Evidence, deadline)).Came)
                return false;
        }

        return true;
    }
}
