using Delivery.Domain;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>Frees the places of a phone that was not proved in time.</summary>
public sealed class ReleaseUnproved(EnrolmentCommands commands, Enrolments enrolments, PhoneClaims claims)
{
    [Function(nameof(ReleaseUnproved))]
    public async Task Run([ActivityTrigger] CodeTask task, [DurableClient] DurableTaskClient durable)
    {
        var course = (await commands.CourseAsync(task.CourseId))!;
        await commands.RunAsync(course, Caller.Service, durable, () => DecideAsync(course, task));
        await claims.ReleaseUnusedAsync(task.Phone, task.CourseId);
    }

    private async Task<Decided<int>> DecideAsync(CourseWithLessons course, CodeTask task)
    {
        var (stored, head) = await commands.HeadAsync(course);
        // By the time that was set, not by this machine's clock: a timer a little early would find nobody, and never come back.
        var late = (await enrolments.OfPhoneAsync(task.CourseId, task.Phone))
            .Where(row => row.Value is { IsOpen: true, ConfirmBy: { } until } && until <= task.Until)
            .ToList();
        if (late.Count == 0)
            return Outcome.Of(0);
        var left = Leaving.Of(task.CourseId, head, late, EnrolmentStage.Unconfirmed);
        return Decided.Change(
            late.Count,
            new Act("enrolment.release", late[0].Value.EnrolmentId),
            [Enrolments.Put(task.CourseId, stored, left.Head), .. left.Rows],
            left.News
        );
    }
}
