using Delivery.Domain;
using Delivery.Functions.Matching.OtherTimes;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Delivery.Pages.Matching.Plan;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Plan;

/// <summary>One course that looks for a teacher: its candidates, and what staff do about it.</summary>
public sealed class CourseMatchingPages(
    Site site,
    CourseMatchingReader reader,
    ChosenTeacherReader chosen,
    SteerCourse steer,
    AssignTeacher assign,
    AskForTimes askTimes
)
{
    [Function(nameof(ShowCourseMatching))]
    public Task<IResult> ShowCourseMatching(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/matching/{id}")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            caller => ShowAsync(caller, id, SteerValues.None with { Teacher = $"{request.Query["teacher"]}" }, [])
        );

    [Function(nameof(PostAskTeachers))]
    public Task<IResult> PostAskTeachers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/matching/{id}/ask")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        PostAsync(
            request,
            id,
            Said.TeachersAsked,
            (typed, call) => SteeredAsync(steer.AskAsync(id, typed.Ask, call, durable))
        );

    [Function(nameof(PostAssignOnMatching))]
    public Task<IResult> PostAssignOnMatching(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/matching/{id}/assign")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        PostAsync(
            request,
            id,
            Said.TeacherAssigned,
            async (typed, call) => (await assign.RunAsync(id, typed.Teacher, typed.Reason, call, durable)).Refusals
        );

    [Function(nameof(PostAskTimesOnMatching))]
    public Task<IResult> PostAskTimesOnMatching(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/matching/{id}/ask-times")]
            HttpRequest request,
        string id
    ) =>
        PostAsync(
            request,
            id,
            Said.TimesAsked,
            (typed, call) => SteeredAsync(askTimes.RunAsync(id, typed.Times!.Text, typed.Times.Lessons, call)),
            form => SteerValues.None with { Times = TimesForm.Asked(form) }
        );

    [Function(nameof(PostHoldCourse))]
    public Task<IResult> PostHoldCourse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/matching/{id}/hold")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        PostAsync(
            request,
            id,
            Said.CourseHeld,
            (typed, call) => SteeredAsync(steer.HoldAsync(id, typed.HoldReason, call, durable))
        );

    [Function(nameof(PostReleaseCourse))]
    public Task<IResult> PostReleaseCourse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/matching/{id}/release")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) => PostAsync(request, id, Said.CourseReleased, (_, call) => SteeredAsync(steer.ReleaseAsync(id, call, durable)));

    private static async Task<IReadOnlyList<Refusal>> SteeredAsync<T>(Task<Outcome<T>> act) => (await act).Refusals;

    private Task<IResult> PostAsync(
        HttpRequest request,
        string id,
        Said said,
        Func<SteerValues, Call, Task<IReadOnlyList<Refusal>>> act,
        Func<IFormCollection, SteerValues>? read = null
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Matcher),
            (form, caller) => ShowAsync(caller, id, (read ?? Typed)(form), form.TooLong),
            async (form, caller) =>
            {
                var typed = (read ?? Typed)(form);
                var refusals = await act(typed, Idempotency.CallOf(caller, request, form));
                return refusals.Count == 0
                    ? Site.SeeOther(Paths.MatchingOf(id), said)
                    : await ShowAsync(caller, id, typed, refusals);
            }
        );

    private static SteerValues Typed(IFormCollection form) =>
        new(
            ChosenRows.Of(form, "ask"),
            form["teacher"].ToString(),
            form["reason"].ToString(),
            form["holdReason"].ToString()
        );

    private async Task<IResult> ShowAsync(Caller caller, string id, SteerValues typed, IReadOnlyList<Refusal> refusals)
    {
        var frame = site.FrameFor(caller);
        if (await reader.FindAsync(frame, caller, id) is not { } model)
            return await site.HtmlAsync(ErrorModel.NotFound(frame), 404);
        var errors = new FormErrors([.. refusals.Select(one => new FieldError(one.Field ?? "", one.Message))]);
        return await site.HtmlAsync(
            model with
            {
                Values = typed,
                Errors = errors,
                Chosen = model.Acts.Assign ? await chosen.FindAsync(id, typed.Teacher) : null,
            },
            refusals.Count == 0 ? 200 : 422
        );
    }
}
