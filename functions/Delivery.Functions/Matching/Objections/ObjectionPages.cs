using Delivery.Domain;
using Delivery.Domain.Matching.DropOuts;
using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Matching.DropOuts;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Matching.Objections;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Objections;

/// <summary>Where a street objects to its teacher, or staff write it down for one that called, and where staff decide.</summary>
public sealed class ObjectionPages(
    Site site,
    Courses courses,
    DropOutTeacher dropOut,
    ObjectToTeacher objectTo,
    DecideObjection decide
)
{
    [Function(nameof(OpenObjection))]
    public Task<IResult> OpenObjection(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "courses/{id}/objection")]
            HttpRequest request,
        string id
    ) => site.GetAsync(request, MayTry, caller => ShowAsync(caller, id, new ObjectionValues(), FormErrors.None));

    [Function(nameof(PostObjectionForm))]
    public Task<IResult> PostObjectionForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "courses/{id}/objection")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            MayTry,
            (form, caller) => ShowAsync(caller, id, Typed(form), FormErrors.Of(form.TooLong)),
            (form, caller) => TakeAsync(form, caller, id, durable)
        );

    private static bool MayTry(Caller caller) => caller.Kind == CallerKind.Street || caller.May(Role.Matcher);

    private static bool MayFor(Caller caller, Course course) =>
        caller.May(Role.Matcher) || caller.IsStreet(course.Street.Code);

    private static ObjectionValues Typed(IFormCollection form) =>
        new(form["reason"].ToString(), form["answer"].ToString(), form["comment"].ToString());

    private async Task<IResult> TakeAsync(IFormCollection form, Caller caller, string id, DurableTaskClient durable)
    {
        if (await dropOut.FactsAsync(id) is not { } facts || !MayFor(caller, facts.Course))
            return await site.NotFoundAsync(caller);
        var typed = Typed(form);
        // Double-clicked, it is one.
        var call = new Call(caller, Idempotency.KeyOf(caller, Paths.Objection(id), form["formKey"].ToString()));
        var refusals = form["decision"].ToString() switch
        {
            "accept" when caller.IsStaff => (await decide.AcceptAsync(id, typed.Comment, call, durable)).Refusals,
            "decline" when caller.IsStaff => (await decide.DeclineAsync(id, typed.Answer, call, durable)).Refusals,
            _ => (await objectTo.RunAsync(id, typed.Reason, call, durable)).Refusals,
        };
        return refusals.Count > 0
            ? await ShowAsync(caller, id, typed, FormErrors.Of(refusals))
            : Site.SeeOther(Paths.Objection(id));
    }

    private async Task<IResult> ShowAsync(Caller caller, string id, ObjectionValues typed, FormErrors errors)
    {
        if (await dropOut.FactsAsync(id) is not { } facts || !MayFor(caller, facts.Course))
            return await site.NotFoundAsync(caller);
        var course = (await courses.GetWithLessonsAsync(id)).Remaining;
        var (discipline, said) = (course.Course.Discipline, facts.Course.Objection);
        return await site.HtmlAsync(
            new ObjectionModel(
                site.FrameFor(caller),
                Guid.NewGuid().ToString("N"),
                id,
                discipline.Name,
                discipline.Category,
                course.Course.Street.Name,
                course.Times(),
                facts.Course is { AcknowledgedAt: not null, Teacher: { } teacher }
                    ? new Person(teacher.Name, teacher.Phone)
                    : null,
                caller.IsStaff ? Paths.ReviewOrder(id) : Paths.Order(id),
                facts.Course.ObjectUntil,
                said,
                FormFor(caller, facts),
                ObjectionRules.Impossible(facts)?.Message,
                typed,
                errors
            ),
            errors.Any ? 422 : 200
        );
    }

    private static ObjectionForm FormFor(Caller caller, DropOutFacts facts) =>
        facts.Course.Objection is { State: ObjectionState.Open }
            ? caller.IsStaff
                ? ObjectionForm.Decide
                : ObjectionForm.None
            : ObjectionRules.Impossible(facts) is null
                ? ObjectionForm.Object
                : ObjectionForm.None;
}
