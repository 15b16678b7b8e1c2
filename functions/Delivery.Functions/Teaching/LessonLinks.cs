using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Teaching;

/// <summary>The signed link by which a teacher comes to one lesson, and who else may act on it.</summary>
public sealed class LessonLinks(SignedLinks links)
{
    private const string Parameter = "link";

    public string To(Lesson lesson, string teacherId) =>
        links.Make(LinkPurpose.Lesson, "lessons", $"{lesson.LessonId}|{teacherId}", lesson.End.AddDays(40)).ToString();

    /// <returns>The lesson behind a good link, and the teacher it was sent to.</returns>
    public (LinkState State, string LessonId, string TeacherId) Read(string token)
    {
        var link = links.Read(LinkPurpose.Lesson, token);
        return link.Subject.IndexOf('|') is > 0 and var bar
            ? (link.State, link.Subject[..bar], link.Subject[(bar + 1)..])
            : (LinkState.Forged, string.Empty, string.Empty);
    }

    /// <summary>
    /// What a link is called behind which its holder can do nothing more: it is over, or another teacher has taken the lesson
    /// over; of one that was never made nothing is told.
    /// </summary>
    public LinkState GoneAs(string token) =>
        Read(token).State == LinkState.Forged ? LinkState.Forged : LinkState.Expired;

    /// <summary>What a program is told that may not act on the lesson: that its link is over, or another teacher's by now; or no more than no.</summary>
    public ApiAnswer WhyNot(string lessonId, string? token) =>
        token is not null
        && Read(token) is var (state, of, _)
        && (state == LinkState.Expired || state == LinkState.Good && of == lessonId)
            ? ApiAnswer.LinkExpired
            : ApiAnswer.Forbidden;

    /// <summary>The token that a request brings for an act on a lesson: in the address or in a header.</summary>
    public static string? TokenOf(HttpRequest request) =>
        request.Query[Parameter] is [{ Length: > 0 } query] ? query
        : request.Headers["X-Lesson-Link"] is [{ Length: > 0 } header] ? header
        : null;

    public static string WithToken(string path, string? token) => token is null ? path : $"{path}?{Parameter}={token}";

    /// <summary>Who acts on the lesson: reviewers, its teacher, or whoever holds the teacher's link; null for anyone else.</summary>
    public Caller? ActorOn(Course course, Lesson lesson, Caller caller, string? token)
    {
        var teacher = course.TeacherOf(lesson);
        if (caller.May(Role.Reviewer) || teacher is not null && caller.IsTeacher(teacher.TeacherId))
            return caller;
        if (token is null || Read(token) is not (LinkState.Good, var lessonId, var holder))
            return null;
        return lesson.LessonId == lessonId && teacher?.TeacherId == holder
            ? new Caller(CallerKind.Teacher, holder, teacher.Name, new HashSet<string>())
            : null;
    }
}
