using Delivery.Domain.Matching.DropOuts;
using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Matching.DropOuts;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
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
    Storage.Matching.DropOuts dropOuts,
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
        // Whom the page showed may have left since.
        var number = TypedNumbers.Whole(form["number"].ToString());
        var decision = caller.IsStaff ? form["decision"].ToString() : "";
        var refusals = decision switch
        {
            "accept" => (await decide.AcceptAsync(id, typed.Comment, number, call, durable)).Refusals,
            "decline" => (await decide.DeclineAsync(id, typed.Answer, number, call, durable)).Refusals,
            _ => (await objectTo.RunAsync(id, typed.Reason, number, call, durable)).Refusals,
        };
        return refusals.Count > 0 ? await ShowAsync(caller, id, typed, FormErrors.Of(refusals))
            : decision == "accept" ? Site.SeeOther(Paths.MatchingOf(id), Said.ObjectionAgreed)
            : decision == "decline" ? Site.SeeOther(Paths.Objection(id), Said.ObjectionDeclined)
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
                facts.Course.DropOuts + 1,
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
                await CannotBecauseAsync(facts),
                typed,
                errors
            ),
            errors.Any ? 422 : 200
        );
    }

    private async Task<string?> CannotBecauseAsync(DropOutFacts facts) =>
        facts.Course is { DropOuts: > 0 and var left, AcknowledgedAt: null, CourseId: var id }
        && facts.Stage is (OrderStage.Matching or OrderStage.Unmatched or OrderStage.Confirmed or OrderStage.InDelivery)
        && (await dropOuts.GetAsync(id, left)).Kind == DropOutKind.Objection
            ? "协会同意了街镇对上一位老师的异议，正在另请老师，新的老师签收后会写信告知"
            : ObjectionRules.Impossible(facts)?.Message;

    private static ObjectionForm FormFor(Caller caller, DropOutFacts facts) =>
        facts.Course.Objection is { State: ObjectionState.Open }
            ? caller.IsStaff && facts.Stage is (OrderStage.Confirmed or OrderStage.InDelivery)
                ? ObjectionForm.Decide
                : ObjectionForm.None
            : ObjectionRules.Impossible(facts) is null
                ? ObjectionForm.Object
                : ObjectionForm.None;
}
