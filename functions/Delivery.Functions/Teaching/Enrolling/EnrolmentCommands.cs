using Delivery.Domain;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>A course's counts as a command reads them.</summary>
public sealed record ReadHead(Stored<EnrolmentHead>? Stored, EnrolmentHead Head);

/// <summary>How every command on a course's enrolments is carried out: in turn, and with the programme's copy after it.</summary>
public sealed class EnrolmentCommands(
    Courses courses,
    Enrolments enrolments,
    CoursePlaces places,
    EnrolmentTurns turns,
    Commands commands
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

    public async Task<Outcome<T>> RunAsync<T>(
        CourseWithLessons course,
        Call call,
        DurableTaskClient? durable,
        Func<Task<Decided<T>>> decide
    )
    {
        var courseId = course.Course.CourseId;
        var outcome = await turns.InAsync(
            courseId,
            () => commands.RunAsync(call, enrolments.PlaceOf(courseId), durable, decide)
        );
        if (!outcome.IsRefused)
            await turns.InAsync($"places|{courseId}", () => places.RefreshAsync(course));
        return outcome;
    }

    public async Task<ReadHead> HeadAsync(CourseWithLessons course)
    {
        var stored = await enrolments.HeadAsync(course.Course.CourseId);
        return new ReadHead(stored, stored?.Value ?? enrolments.Begin(course.Course));
    }
}
