using Azure;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Domain.Teaching.Preparing;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Enrolling;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>Everything about a course's roster, as it is read for the API and for pages.</summary>
/// <param name="Due">Until when it is to be handed in.</param>
public sealed record RosterRead(
    CourseWithLessons Course,
    Stored<EnrolmentHead>? Stored,
    EnrolmentHead Head,
    IReadOnlyList<Enrolment> All,
    IReadOnlyDictionary<string, LessonCrowd> Crowds,
    DateTimeOffset? HandedIn,
    DateTimeOffset? Due
)
{
    public IEnumerable<Enrolment> People => All.Where(one => one.HoldsPlace);

    public IEnumerable<Enrolment> Waiting => All.Where(one => one.Stage == EnrolmentStage.Waiting);

    /// <summary>The lessons to which somebody came, in order.</summary>
    public IReadOnlyList<Lesson> Attended(Enrolment one) =>
        [
            .. Course.Lessons.Where(lesson =>
                Crowds.TryGetValue(lesson.LessonId, out var crowd)
                && crowd.People.Contains(one.EnrolmentId[^PersonKeys.Length..])
            ),
        ];
}

/// <summary>Reads a course's roster.</summary>
public sealed class RosterReader(
    EnrolmentCommands commands,
    Enrolments enrolments,
    CheckIns checkIns,
    Preparations preparations,
    Calendars calendars,
    CurrentSettings settings
)
{
    /// <returns>Null where the course has no teacher yet, or is none.</returns>
    public async Task<RosterRead?> ReadAsync(string courseId)
    {
        if (await commands.CourseAsync(courseId) is not { } course)
            return null;
        var (stored, head) = await commands.HeadAsync(course);
        var prepared = (await preparations.FindAsync(courseId))?.Value ?? new Preparation(courseId);
        return new RosterRead(
            course,
            stored,
            head,
            [.. (await enrolments.AllAsync(courseId)).Select(row => row.Value)],
            await checkIns.OfCourseAsync(courseId),
            prepared.RosterHandedIn,
            LessonDeadlines.RosterDue(
                course.First.End,
                await calendars.LoadAsync(),
                settings.At(course.First.Start).Teaching
            )
        );
    }

    public static RosterView ViewOf(RosterRead read) =>
        new(
            read.Course.Course.CourseId,
            read.Head.Capacity,
            read.Head.IsOpen,
            read.HandedIn,
            read.Due,
            [.. read.People.Select(one => ViewOf(read, one))],
            [.. read.Waiting.Select(one => ViewOf(read, one))]
        );

    public static ETag? VersionOf(RosterRead read) => read.Stored?.ETag;

    private static RosterPersonView ViewOf(RosterRead read, Enrolment one) =>
        RosterPersonView.Of(one, [.. read.Attended(one).Select(lesson => lesson.LessonId)]);
}
