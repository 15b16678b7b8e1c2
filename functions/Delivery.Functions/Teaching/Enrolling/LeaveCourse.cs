using Delivery.Domain;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>Somebody leaves a course's list: cancels, declines an offered place, or is taken off by the street.</summary>
public sealed class LeaveCourse(
    EnrolmentCommands commands,
    Enrolments enrolments,
    PhoneClaims claims,
    EnrolmentLetters letters
)
{
    public Task<Outcome<Enrolment>> CancelAsync(string enrolmentId, Call call, DurableTaskClient durable) =>
        RunAsync(enrolmentId, EnrolmentStage.Cancelled, new Act("enrolment.cancel", enrolmentId), call, durable);

    public Task<Outcome<Enrolment>> DeclineAsync(string enrolmentId, Call call, DurableTaskClient durable) =>
        RunAsync(enrolmentId, EnrolmentStage.Declined, new Act("enrolment.decline", enrolmentId), call, durable);

    public Task<Outcome<Enrolment>> RemoveAsync(string enrolmentId, Call call, DurableTaskClient durable) =>
        RunAsync(enrolmentId, EnrolmentStage.Removed, new Act("enrolment.remove", enrolmentId), call, durable);

    private async Task<Outcome<Enrolment>> RunAsync(
        string enrolmentId,
        EnrolmentStage to,
        Act act,
        Call call,
        DurableTaskClient durable
    )
    {
        if (
            await enrolments.FindAsync(enrolmentId) is not { Value: var found }
            || await commands.CourseAsync(found.CourseId) is not { } course
        )
            return Outcome.Refused<Enrolment>(EnrolmentCommands.Unknown(enrolmentId));
        return await commands.RunAsync(
            course,
            call,
            durable,
            () => DecideAsync(course, enrolmentId, to, act),
            _ => AfterAsync(course, found)
        );
    }

    /// <summary>Frees the phone and tells them where they stand, by what is stored; for who finds that nobody did.</summary>
    public async Task FollowAsync(string enrolmentId)
    {
        if (
            await enrolments.FindAsync(enrolmentId) is { Value: var one }
            && await commands.CourseAsync(one.CourseId) is { } course
        )
            await AfterAsync(course, one);
    }

    private async Task AfterAsync(CourseWithLessons course, Enrolment one)
    {
        var key = EnrolmentKey.Parse(one.EnrolmentId);
        await claims.ReleaseUnusedAsync(key.Phone, key.CourseId);
        // Whose phone was never proved is nobody we know. Repeated, it is the same letter.
        if (one.IsConfirmed)
            await letters.TellAsync(course, [one.EnrolmentId]);
    }

    private async Task<Decided<Enrolment>> DecideAsync(
        CourseWithLessons course,
        string enrolmentId,
        EnrolmentStage to,
        Act act
    )
    {
        var (stored, head) = await commands.HeadAsync(course);
        var row = (await enrolments.FindAsync(enrolmentId))!;
        if (row.Value.Stage == to)
            return Outcome.Of(row.Value);
        if (!row.Value.IsOpen || to == EnrolmentStage.Declined && row.Value.Stage != EnrolmentStage.Offered)
            return Outcome.Refused<Enrolment>(
                new Refusal("enrolment.stage", $"这次报名{row.Value.Stage.Label()}，请刷新页面查看")
                {
                    English = "This enrolment has changed; please reload the page",
                }
            );
        var left = Leaving.Of(row.Value.CourseId, head, [row], to);
        return Decided.Change(
            row.Value with
            {
                Stage = to,
            },
            act,
            [Enrolments.Put(row.Value.CourseId, stored, left.Head), .. left.Rows],
            left.News
        );
    }
}
