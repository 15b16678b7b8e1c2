using Delivery.Domain;
using Delivery.Functions.Matching.OtherTimes;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Pages.Matching;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Unmatched;

/// <summary>Courses that nobody could be found for: staff assign a teacher, ask the street for other times, or give up with a reason.</summary>
public sealed class UnmatchedPages(
    Site site,
    UnmatchedReader reader,
    AssignTeacher assign,
    AskForTimes askTimes,
    CancelCourse cancel
)
{
    [Function(nameof(ShowUnmatched))]
    public Task<IResult> ShowUnmatched(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/unmatched")] HttpRequest request
    ) => site.GetAsync(request, caller => caller.IsStaff, caller => ShowAsync(caller));

    [Function(nameof(PostAssignForm))]
    public Task<IResult> PostAssignForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/courses/{id}/assign")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Matcher),
            (form, caller) => AnswerAsync(caller, id, Typed(form), form.TooLong),
            async (form, caller) =>
            {
                var typed = Typed(form);
                if (typed.Teacher.Length == 0)
                    return await ShowAsync(caller, id, typed, new FieldError("teacher", "请选择一位老师"));
                var outcome = await assign.RunAsync(
                    id,
                    typed.Teacher,
                    typed.Reason,
                    Idempotency.CallOf(caller, request, form),
                    durable
                );
                return await AnswerAsync(caller, id, typed, outcome.Refusals, Said.TeacherAssigned);
            }
        );

    [Function(nameof(PostAskTimesForm))]
    public Task<IResult> PostAskTimesForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/courses/{id}/ask-times")] HttpRequest request,
        string id
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Matcher),
            (form, caller) => AnswerAsync(caller, id, Asking(form), form.TooLong),
            async (form, caller) =>
            {
                var (typed, call) = (Asking(form), Idempotency.CallOf(caller, request, form));
                var outcome = await askTimes.RunAsync(id, typed.Times!.Text, typed.Times.Lessons, call);
                return await AnswerAsync(caller, id, typed, outcome.Refusals, Said.TimesAsked);
            }
        );

    [Function(nameof(PostGiveUpForm))]
    public Task<IResult> PostGiveUpForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/courses/{id}/give-up")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Matcher),
            (form, caller) => AnswerAsync(caller, id, Typed(form), form.TooLong),
            async (form, caller) =>
            {
                var typed = Typed(form);
                if (typed.GiveUpReason.Length == 0)
                    return await ShowAsync(caller, id, typed, new FieldError("giveUpReason", "请写明原因，街镇会看到"));
                var outcome = await cancel.GiveUpAsync(
                    id,
                    typed.GiveUpReason,
                    Idempotency.CallOf(caller, request, form),
                    durable
                );
                return await AnswerAsync(caller, id, typed, outcome.Refusals, Said.CourseGivenUp);
            }
        );

    private static AssignValues Typed(IFormCollection form) =>
        new(form["teacher"].ToString(), form["reason"].ToString(), form["giveUpReason"].ToString());

    private static AssignValues Asking(IFormCollection form) => new(Times: TimesForm.Asked(form));

    private async Task<IResult> AnswerAsync(
        Caller caller,
        string id,
        AssignValues typed,
        IReadOnlyList<Refusal> refusals,
        Said said = default
    )
    {
        if (refusals.Count == 0)
            return Site.SeeOther(Paths.Unmatched, said);
        // The course is no longer among those shown, so there is no field to stand beside.
        if (refusals[0].Code is "course.stage" or "course.unknown" or "times.stage")
            return await site.HtmlAsync(
                ErrorModel.Conflict(site.FrameFor(caller), refusals[0].Message, Paths.Unmatched),
                409
            );
        return await ShowAsync(caller, id, typed, [.. FormErrors.Of(refusals).All]);
    }

    private async Task<IResult> ShowAsync(
        Caller caller,
        string? course = null,
        AssignValues? typed = null,
        params FieldError[] wrong
    )
    {
        var errors = new FormErrors(wrong);
        var courses = await reader.AllAsync(course, typed, errors);
        return await site.HtmlAsync(
            new UnmatchedModel(site.FrameFor(caller), Guid.NewGuid().ToString("N"), courses),
            errors.Any ? 422 : 200
        );
    }
}
