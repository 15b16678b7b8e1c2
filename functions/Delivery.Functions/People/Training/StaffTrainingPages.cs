using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.People.Training;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.People.Training;

/// <summary>Staff announce trainings, move them and call them off, see who comes, write down who came, and see which streets have nobody trained.</summary>
public sealed class StaffTrainingPages(
    Site site,
    TrainingReader reader,
    Trainings trainings,
    AnnounceTraining announce,
    RecordAttendance record,
    ChangeTraining change,
    TimeProvider clock
)
{
    private static bool May(Caller caller) => caller.May(Role.Conduct);

    [Function(nameof(ShowTrainings))]
    public Task<IResult> ShowTrainings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/trainings")] HttpRequest request
    ) => site.GetAsync(request, May, caller => ListAsync(caller, request, TrainingValues.Empty, FormErrors.None));

    [Function(nameof(PostTrainingForm))]
    public Task<IResult> PostTrainingForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/trainings")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => ListAsync(caller, request, TrainingForm.ValuesOf(form), FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var call = new Call(caller, Idempotency.KeyOf(caller, Paths.Trainings, form["formKey"].ToString()));
                var plan = TrainingForm.PlanOf(form);
                var outcome = await announce.RunAsync(plan, call, durable);
                return outcome.IsRefused
                    ? await ListAsync(caller, request, TrainingForm.ValuesOf(form), FormErrors.Of(outcome.Refusals))
                    : Site.SeeOther(Paths.StaffTraining(outcome.Value.TrainingId));
            }
        );

    [Function(nameof(ShowTraining))]
    public Task<IResult> ShowTraining(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/trainings/{id}")] HttpRequest request,
        string id
    ) => site.GetAsync(request, May, caller => ShowAsync(caller, id, typed: null, FormErrors.None));

    [Function(nameof(PostAttendanceForm))]
    public Task<IResult> PostAttendanceForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/trainings/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => ShowAsync(caller, id, form, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var (refusals, done) = form["act"].ToString() switch
                {
                    "move" => (await MoveAsync(id, form, caller, durable), Said.TrainingMoved),
                    "call-off" => (await CallOffAsync(id, form, caller, durable), Said.TrainingCalledOff),
                    _ => (await AttendAsync(id, form, caller), (Said?)null),
                };
                return refusals.Count > 0 ? await ShowAsync(caller, id, form, FormErrors.Of(refusals))
                    : done is { } said ? Site.SeeOther(Paths.StaffTraining(id), said)
                    : Site.SeeOther(Paths.StaffTraining(id));
            }
        );

    private async Task<IReadOnlyList<Refusal>> AttendAsync(string id, IFormCollection form, Caller caller)
    {
        var typed = TrainingForm.AttendanceOf(form);
        var call = new Call(caller, Idempotency.KeyOf(caller, $"attendance/{id}", form["formKey"].ToString()));
        return (await record.RunAsync(id, typed.Streets, call, typed.RowVersion)).Refusals;
    }

    private async Task<IReadOnlyList<Refusal>> MoveAsync(
        string id,
        IFormCollection form,
        Caller caller,
        DurableTaskClient durable
    ) => (await change.MoveAsync(id, TrainingForm.PlanOf(form), CallOf(id, form, caller), durable)).Refusals;

    private async Task<IReadOnlyList<Refusal>> CallOffAsync(
        string id,
        IFormCollection form,
        Caller caller,
        DurableTaskClient durable
    ) => (await change.CallOffAsync(id, form["reason"].ToString(), CallOf(id, form, caller), durable)).Refusals;

    private static Call CallOf(string id, IFormCollection form, Caller caller) =>
        new(caller, Idempotency.KeyOf(caller, Paths.StaffTraining(id), form["formKey"].ToString()));

    private async Task<IResult> ListAsync(Caller caller, HttpRequest request, TrainingValues typed, FormErrors errors)
    {
        var year = YearNumber.TryParse(request.Query["year"].ToString(), out var asked)
            ? asked
            : ShanghaiTime.DateOf(clock.GetUtcNow()).Year;
        var model = await reader.YearAsync(site.FrameFor(caller), year, typed, errors);
        return await site.HtmlAsync(model, errors.Any ? 422 : 200);
    }

    private async Task<IResult> ShowAsync(Caller caller, string id, IFormCollection? typed, FormErrors errors) =>
        await trainings.FindAsync(id) is { } training
            ? await site.HtmlAsync(
                await reader.TrainingAsync(site.FrameFor(caller), training, TrainingForm.TypedOf(typed), errors),
                errors.Any ? 422 : 200
            )
            : await site.NotFoundAsync(caller);
}
