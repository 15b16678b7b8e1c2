using Delivery.Domain.Matching.DropOuts;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Matching.DropOuts;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.DropOuts;

/// <summary>Where a teacher says that they cannot go on with a course, or staff write it down for one who called.</summary>
public sealed class DropOutPages(Site site, Courses courses, DropOutTeacher dropOut)
{
    [Function(nameof(OpenDropOut))]
    public Task<IResult> OpenDropOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "courses/{id}/drop-out")] HttpRequest request,
        string id
    ) => site.GetAsync(request, MayTry, caller => ShowAsync(caller, id, "", FormErrors.None));

    [Function(nameof(PostDropOutForm))]
    public Task<IResult> PostDropOutForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "courses/{id}/drop-out")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            MayTry,
            (form, caller) => ShowAsync(caller, id, form["reason"].ToString(), FormErrors.Of(form.TooLong)),
            (form, caller) => TakeAsync(form, caller, id, durable)
        );

    private async Task<IResult> TakeAsync(IFormCollection form, Caller caller, string id, DurableTaskClient durable)
    {
        if (await dropOut.FactsAsync(id) is not { } facts || !MayFor(caller, facts.Course))
            return await site.NotFoundAsync(caller);
        var reason = form["reason"].ToString();
        // Double-clicked, it is one.
        var call = new Call(caller, Idempotency.KeyOf(caller, Paths.DropOut(id), form["formKey"].ToString()));
        var outcome = await dropOut.RunAsync(id, caller.IsStaff ? null : caller.Id, reason, call, durable);
        return outcome.IsRefused ? await ShowAsync(caller, id, reason, FormErrors.Of(outcome.Refusals))
            : caller.IsStaff ? Site.SeeOther(Paths.MatchingOf(id), Said.TeacherDropped)
            : Site.SeeOther(Paths.TeacherHome, Said.DroppedOut);
    }

    private static bool MayTry(Caller caller) => caller.Kind == CallerKind.Teacher || caller.May(Role.Matcher);

    // Who has dropped out sees that it is taken, also where the page is sent once more.
    private static bool MayFor(Caller caller, Course course) =>
        caller.May(Role.Matcher)
        || course.Teacher is { } teacher && caller.IsTeacher(teacher.TeacherId)
        || course.FormerTeachers?.Any(caller.IsTeacher) == true;

    private async Task<IResult> ShowAsync(Caller caller, string id, string reason, FormErrors errors)
    {
        if (await dropOut.FactsAsync(id) is not { } facts || !MayFor(caller, facts.Course))
            return await site.NotFoundAsync(caller);
        var (course, remaining) = (facts.Course, (await courses.GetWithLessonsAsync(id)).Remaining);
        var ahead = remaining with { Lessons = [.. remaining.Lessons.Where(lesson => lesson.Start > facts.Now)] };
        return await site.HtmlAsync(
            new DropOutModel(
                site.FrameFor(caller),
                Guid.NewGuid().ToString("N"),
                id,
                course.Discipline.Name,
                course.Discipline.Category,
                course.Street.Name,
                ahead.Times(),
                caller.IsStaff && course.Teacher is { } teacher ? new Person(teacher.Name, teacher.Phone) : null,
                caller.IsStaff ? Paths.ReviewOrder(id) : Paths.TeacherHome,
                CannotBecause(caller, facts),
                reason,
                errors
            ),
            errors.Any ? 422 : 200
        );
    }

    private static string? CannotBecause(Caller caller, DropOutFacts facts) =>
        DropOutRules.Impossible(facts)?.Message
        ?? (caller.IsStaff || caller.IsTeacher(facts.Course.Teacher!.TeacherId) ? null : "这门课现在由别的老师上");
}
