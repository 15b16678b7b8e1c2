using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>The open-data feeds, by the names of their addresses.</summary>
public static class FeedKind
{
    public const string Sessions = "scheduled-sessions";
    public const string Courses = "course-instances";

    /// <summary>Lectures: one meeting each, and no course.</summary>
    public const string Lectures = "events";

    /// <summary>What OpenActive calls the items; null where there is no such feed.</summary>
    public static string? ItemOf(string feed) =>
        feed switch
        {
            Sessions => "ScheduledSession",
            Courses => "CourseInstance",
            Lectures => "Event",
            _ => null,
        };
}

/// <summary>A published lesson as the open-data feeds know it.</summary>
/// <param name="FirstStart">As first published, where it has been moved since.</param>
public sealed record SessionFacts(ProgrammeLesson Lesson, bool Cancelled, DateTimeOffset? FirstStart)
{
    public static SessionFacts Of(LessonVersion version) =>
        new(
            version.Lesson with
            {
                Enrolment = WithoutCount(version.Lesson.Enrolment),
            },
            version.Cancelled,
            version.First.Start == version.Lesson.Start ? null : version.First.Start
        );

    public string CourseId => LessonId.Parse(Lesson.LessonId).OrderId;

    // Every sign-up would change the item, and what the feed said of free places would be old all the same.
    private static EnrolmentStatus WithoutCount(EnrolmentStatus enrolment) =>
        enrolment.State == EnrolmentState.WalkIn
            ? new EnrolmentStatus(EnrolmentState.WalkIn, 0, 0)
            : new EnrolmentStatus(EnrolmentState.Open, 0, enrolment.Capacity);
}

/// <summary>A course as far as its lessons have been published.</summary>
/// <param name="Sessions">In order of time, with the cancelled ones.</param>
public sealed record CourseFeedFacts(string CourseId, IReadOnlyList<SessionFacts> Sessions);

/// <summary>What the open-data feeds should hold, made of what was published.</summary>
public static class FeedContents
{
    /// <summary>A lesson that was taken out of the programme is deleted; a cancelled one stays as cancelled.</summary>
    public static IReadOnlyList<WantedItem> Sessions(IReadOnlyList<LessonVersion> versions) =>
        [
            .. versions.Select(version => new WantedItem(
                version.Lesson.LessonId,
                _ => IsLecture(version) ? null : DataOf(version)
            )),
        ];

    /// <summary>Lectures are in this feed and in no other; what turns out to be one, or to be none, is deleted where it was before.</summary>
    public static IReadOnlyList<WantedItem> Lectures(IReadOnlyList<LessonVersion> versions) =>
        [
            .. versions.Select(version => new WantedItem(
                version.Lesson.LessonId,
                _ => IsLecture(version) ? DataOf(version) : null
            )),
        ];

    /// <summary>A course keeps the lessons that it had in weeks before these.</summary>
    public static IReadOnlyList<WantedItem> Courses(IReadOnlyList<LessonVersion> versions) =>
        [
            .. versions
                .GroupBy(version => LessonId.Parse(version.Lesson.LessonId).OrderId)
                .Select(course => new WantedItem(
                    course.Key,
                    known => IsLecture(course.Last()) ? null : DataOf(course.Key, known, [.. course])
                )),
        ];

    private static bool IsLecture(LessonVersion version) => version.Lesson.Category == Category.Lecture;

    private static string? DataOf(LessonVersion version) => version.Gone ? null : StoredJson.Write(Nameless(version));

    // A feed tells no teacher's name, so it keeps none: a consent that is taken back leaves nothing there.
    private static SessionFacts Nameless(LessonVersion version) =>
        SessionFacts.Of(version) is var facts
            ? facts with
            {
                Lesson = facts.Lesson with { TeacherName = null },
            }
            : facts;

    private static string? DataOf(string courseId, string? known, IReadOnlyList<LessonVersion> versions)
    {
        var named = versions.Select(version => version.Lesson.LessonId).ToHashSet(StringComparer.Ordinal);
        var before = known is null ? [] : StoredJson.Read<CourseFeedFacts>(known).Sessions;
        SessionFacts[] sessions =
        [
            .. before
                .Where(session => !named.Contains(session.Lesson.LessonId))
                .Concat(versions.Where(version => !version.Gone).Select(Nameless))
                .OrderBy(session => session.Lesson.Start),
        ];
        return sessions.Length == 0 ? null : StoredJson.Write(new CourseFeedFacts(courseId, sessions));
    }
}
