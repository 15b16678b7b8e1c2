using Delivery.Domain;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>A course's counts as a command reads them.</summary>
public sealed record ReadHead(Stored<EnrolmentHead>? Stored, EnrolmentHead Head);

/// <summary>
/// How every command on a course's enrolments is carried out: in turn, and with the programme's copy after it. What a kill leaves
/// of that copy the evening's reminders find.
/// </summary>
public sealed class EnrolmentCommands(
    Courses courses,
    Enrolments enrolments,
    CoursePlaces places,
    EnrolmentTurns turns,
    Commands commands,
    KeptAnswers answers
)
{
    public static Refusal Unknown(string enrolmentId) =>
        new("enrolment.unknown", $"没有找到报名“{enrolmentId}”，请核对编号")
        {
            English = $"There is no enrolment “{enrolmentId}”",
        };

    public static Refusal NoSuchCourse(string courseId) =>
        new("course.unknown", $"没有找到课程“{courseId}”，请核对编号") { English = $"There is no course “{courseId}”" };

    /// <summary>A course that citizens may know of: it has its teacher, or had one and looks for another.</summary>
    public async Task<CourseWithLessons?> CourseAsync(string courseId) =>
        await courses.FindWithLessonsAsync(courseId) is { Course.IsOpen: true } course ? course : null;

    /// <summary>Whether the call repeats a key under which something was answered about the course.</summary>
    public Task<bool> IsAnsweredAsync(string courseId, Call call) =>
        answers.HasAsync(call, enrolments.PlaceOf(courseId));

    /// <param name="follow">As of <see cref="Commands"/>: letters, and the phone's claim.</param>
    public Task<Outcome<T>> RunAsync<T>(
        CourseWithLessons course,
        Call call,
        DurableTaskClient? durable,
        Func<Task<Decided<T>>> decide,
        Func<T, Task>? follow = null
    )
    {
        var courseId = course.Course.CourseId;
        return turns.InAsync(
            courseId,
            turn =>
                commands.RunAsync(call, enrolments.PlaceOf(courseId), durable, decide, value => AfterAsync(turn, value))
        );

        // Nobody waits for the letters of who came before.
        async Task AfterAsync(EnrolmentTurn turn, T value)
        {
            turn.End();
            await turns.InAsync($"places|{courseId}", () => places.RefreshAsync(course));
            if (follow is not null)
                await follow(value);
        }
    }

    /// <summary>The course of an enrolment; null where citizens may not know of it any more.</summary>
    public async Task<CourseWithLessons?> CourseOfAsync(string enrolmentId) =>
        EnrolmentKey.TryParse(enrolmentId, out var key) ? await CourseAsync(key.CourseId) : null;

    public async Task<ReadHead> HeadAsync(CourseWithLessons course)
    {
        var stored = await enrolments.HeadAsync(course.Course.CourseId);
        return new ReadHead(stored, stored?.Value ?? enrolments.Begin(course.Course));
    }
}
