using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Domain.Teaching.Roster;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Teaching.Roster;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>The list at the lesson: whoever holds it ticks who came, the street or the teacher, by session or link.</summary>
public sealed class CheckInPages(
    Site site,
    Courses courses,
    Enrolments enrolments,
    CheckIns checkIns,
    LessonLinks links,
    DoorLinks doors,
    CheckPeopleIn checkIn,
    TimeProvider clock
)
{
    [Function(nameof(ShowCheckIn))]
    public Task<IResult> ShowCheckIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "lessons/{id}/check-in")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            caller => MayTry(caller, request),
            caller => ShowAsync(request, caller, id, [], null, request.Query["done"].Count > 0)
        );

    [Function(nameof(PostCheckInForm))]
    public Task<IResult> PostCheckInForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "lessons/{id}/check-in")] HttpRequest request,
        string id
    ) =>
        site.PostAsync(
            request,
            caller => MayTry(caller, request),
            (form, caller) => ShowAsync(request, caller, id, form.TooLong, form),
            async (form, caller) =>
            {
                if (await FindAsync(request, caller, id) is not var (lesson, actor))
                    return await GoneAsync(request, caller);
                var outcome = await checkIn.ByListAsync(
                    lesson.Lesson,
                    await TickedAsync(lesson, form, "here"),
                    WalkInsOf(form),
                    actor,
                    await TickedAsync(lesson, form, "was")
                );
                return outcome.IsRefused
                    ? await ShowAsync(request, caller, id, outcome.Refusals, form)
                    : Site.SeeOther(PathOf(request, id, "done=1"));
            }
        );

    private static bool MayTry(Caller caller, HttpRequest request) =>
        caller.Kind is CallerKind.Street or CallerKind.Teacher
        || caller.May(Role.Reviewer)
        || LessonLinks.TokenOf(request) is not null;

    private async Task<(CourseWithLesson Lesson, Caller Actor)?> FindAsync(
        HttpRequest request,
        Caller caller,
        string id
    ) =>
        await courses.WithLessonAsync(id) is not { Course.IsOpen: true } lesson ? null
        : caller.IsStreet(lesson.Course.Street.Code) ? (lesson, caller)
        : links.ActorOn(lesson.Course, lesson.Lesson, caller, LessonLinks.TokenOf(request)) is { } actor
            ? (lesson, actor)
        : null;

    private Task<IResult> GoneAsync(HttpRequest request, Caller caller) =>
        LessonLinks.TokenOf(request) is { } token
            ? site.LinkGoneAsync(links.GoneAs(token), caller)
            : site.NotFoundAsync(caller);

    private async Task<IReadOnlyList<Enrolment>> PeopleAsync(CourseWithLesson lesson) =>
        [
            .. (await enrolments.AllAsync(lesson.Course.CourseId))
                .Select(row => row.Value)
                .Where(one => one is { Stage: EnrolmentStage.Enrolled, IsConfirmed: true }),
        ];

    private async Task<IReadOnlyList<string>> TickedAsync(CourseWithLesson lesson, IFormCollection form, string name) =>
        [.. (await PeopleAsync(lesson)).Select(one => one.EnrolmentId).Where(one => form[$"{name}[{one}]"].Count > 0)];

    // What is no number is refused like a number that cannot be.
    private static int? WalkInsOf(IFormCollection form) =>
        form["walkIns"].ToString() is { Length: > 0 } typed ? TypedNumbers.Whole(typed) ?? -1 : null;

    private async Task<IResult> ShowAsync(
        HttpRequest request,
        Caller caller,
        string id,
        IReadOnlyList<Refusal> refusals,
        IFormCollection? form,
        bool isDone = false
    )
    {
        if (await FindAsync(request, caller, id) is not var (lesson, actor))
            return await GoneAsync(request, caller);
        var crowd = await checkIns.OfLessonAsync(lesson.Course.CourseId, id);
        var people = await PeopleAsync(lesson);
        var one = lesson.Lesson;
        return await site.HtmlAsync(
            new CheckInModel(
                site.FrameFor(caller),
                PathOf(request, id),
                BackOf(actor, lesson),
                lesson.Course.Discipline.Name,
                one.Number,
                new LessonTime(one.Start, one.Minutes),
                CheckInRules.Against(one, clock.GetUtcNow())?.Message,
                [.. people.Select(person => LineOf(person, crowd, form))],
                form?["walkIns"].ToString() ?? (crowd.WalkIns > 0 ? $"{crowd.WalkIns}" : ""),
                crowd.Count,
                actor.Kind == CallerKind.Street && one.Start <= clock.GetUtcNow() ? Paths.Headcount(id) : null,
                one.Headcount,
                DoorOf(one),
                FormErrors.Of(refusals),
                isDone
            ),
            refusals.Count > 0 ? 422 : 200
        );
    }

    // What nobody can use any more is not put on a door.
    private DoorCode? DoorOf(Lesson lesson) =>
        lesson.Status == LessonStatus.Cancelled || clock.GetUtcNow() > CheckInRules.DoorCloses(lesson)
            ? null
            : new DoorCode(QrCode.Path(doors.To(lesson).ToString(), out var width), width);

    private static CheckInLine LineOf(Enrolment one, LessonCrowd crowd, IFormCollection? form)
    {
        var isHere = crowd.People.Contains(one.EnrolmentId[^PersonKeys.Length..]);
        return new CheckInLine(
            one.EnrolmentId,
            one.Person.Name,
            one.Person.Phone[^4..],
            form is null ? isHere : form[$"here[{one.EnrolmentId}]"].Count > 0,
            form is null ? isHere : form[$"was[{one.EnrolmentId}]"].Count > 0
        );
    }

    private static string BackOf(Caller actor, CourseWithLesson lesson) =>
        actor.Kind switch
        {
            CallerKind.Street => Paths.Order(lesson.Course.CourseId),
            CallerKind.Teacher => Paths.Lesson(lesson.Lesson.LessonId),
            _ => Paths.ReviewOrder(lesson.Course.CourseId),
        };

    private static string PathOf(HttpRequest request, string id, string? query = null) =>
        (LessonLinks.WithToken(Paths.CheckIn(id), LessonLinks.TokenOf(request)), query) switch
        {
            (var path, null) => path,
            (var path, _) => path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query,
        };
}
