using Delivery.Domain;
using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Teaching;
using Delivery.Functions.Matching.DropOuts;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Objections;

/// <summary>
/// Staff decide a street's objection. Agreed to, the teacher leaves in the same batch, and another is looked for as after a
/// drop-out; declined, the course goes on. So it does when nobody decides.
/// </summary>
public sealed class DecideObjection(
    CourseChanges changes,
    DropOutTeacher dropOut,
    Commands commands,
    TimeProvider clock
)
{
    /// <param name="words">To the teacher, who reads nothing of what the street wrote; null for nothing.</param>
    /// <param name="number">Of the objection that was decided on; null for whichever waits.</param>
    public Task<Outcome<Course>> AcceptAsync(
        string courseId,
        string? words,
        int? number,
        Call call,
        DurableTaskClient durable
    ) =>
        RunAsync(
            courseId,
            call,
            durable,
            course => AcceptAsync(course, string.IsNullOrWhiteSpace(words) ? null : words, number)
        );

    /// <param name="answer">To the street.</param>
    /// <param name="number">As of <see cref="AcceptAsync(string, string?, int?, Call, DurableTaskClient)"/>.</param>
    public Task<Outcome<Course>> DeclineAsync(
        string courseId,
        string? answer,
        int? number,
        Call call,
        DurableTaskClient durable
    ) =>
        RunAsync(
            courseId,
            call,
            durable,
            async course =>
            {
                var declined = ObjectionRules.Decline(await dropOut.FactsAsync(course), answer, number);
                return declined.IsRefused
                    ? Outcome.Refused<Course>(declined.Refusals)
                    : Ended(course, declined.Value, new Act("objection.decline", courseId, declined.Value.Answer));
            }
        );

    /// <summary>The teacher's first lesson has come; a decision of the last moment stays.</summary>
    public Task LapseAsync(ObjectionOf of) =>
        RunAsync(
            of.CourseId,
            Caller.Service,
            durable: null,
            course =>
                Task.FromResult(
                    course.Course.Objection is { State: ObjectionState.Open } open && open.Number == of.Number
                        ? Ended(
                            course,
                            open with
                            {
                                State = ObjectionState.Lapsed,
                                DecidedAt = clock.GetUtcNow(),
                            },
                            new Act("objection.lapse", of.CourseId)
                        )
                        : Outcome.Of(course.Course)
                )
        );

    private Task<Outcome<Course>> RunAsync(
        string courseId,
        Call call,
        DurableTaskClient? durable,
        Func<CourseWithChanges, Task<Decided<Course>>> decide
    ) =>
        commands.RunAsync(
            call,
            new Place(changes.Table, courseId),
            durable,
            async () =>
                await changes.FindCourseAsync(courseId) is { } course
                    ? await decide(course)
                    : Outcome.Refused<Course>(AssignTeacher.Unknown(courseId))
        );

    private async Task<Decided<Course>> AcceptAsync(CourseWithChanges course, string? words, int? number)
    {
        var after = ObjectionRules.Accept(await dropOut.FactsAsync(course), words, number);
        if (after.IsRefused)
            return Outcome.Refused<Course>(after.Refusals);
        var (left, then, _) = after.Value;
        var act = new Act("objection.accept", left.CourseId, $"{left.TeacherId} {words}");
        return Decided.Change(
            then,
            act,
            DropOutTeacher.RowsOf(course, after.Value),
            [.. DropOutTeacher.MessagesOf(course.Course, left)]
        );
    }

    private static Decided<Course> Ended(CourseWithChanges course, Objection ended, Act act)
    {
        var after = course.Course with { Objection = ended };
        return Decided.Change(
            after,
            act,
            [TableRows.Replace(Courses.RowOf(after), course.StoredCourse.ETag)],
            OutboxMessage.Raise(Instances.Objection(after.CourseId, ended.Number), Events.ObjectionDecided, true)
        );
    }
}
