using Delivery.Functions.Security;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.People.Training;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Training;

/// <summary>A street's answer to an invitation, behind the link in the mail or signed in, and its certificate.</summary>
public sealed class InvitationPages(
    Site site,
    SignedLinks links,
    Trainings trainings,
    AnswerInvitation answer,
    TimeProvider clock
)
{
    [Function(nameof(ShowInvitation))]
    public Task<IResult> ShowInvitation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "trainings/{token}")] HttpRequest request,
        string token
    ) => site.GetAsync(request, _ => true, caller => BehindLinkAsync(caller, token, null, FormErrors.None));

    [Function(nameof(PostInvitation))]
    public Task<IResult> PostInvitation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "trainings/{token}")] HttpRequest request,
        string token
    ) =>
        site.PostAsync(
            request,
            _ => true,
            (form, caller) => BehindLinkAsync(caller, token, form, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var (state, training, street) = Read(token);
                if (state != LinkState.Good)
                    return await site.LinkGoneAsync(state, caller);
                var by = new Caller(CallerKind.Street, street, street, new HashSet<string>());
                var errors = await AnswerAsync(training, by, form);
                return errors.Any
                    ? await BehindLinkAsync(caller, token, form, errors)
                    : Site.SeeOther($"/trainings/{token}");
            }
        );

    [Function(nameof(ShowStreetTraining))]
    public Task<IResult> ShowStreetTraining(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "street/trainings/{id}")] HttpRequest request,
        string id
    ) => site.GetAsync(request, IsStreet, caller => SignedInAsync(caller, id, null, FormErrors.None));

    [Function(nameof(PostStreetTraining))]
    public Task<IResult> PostStreetTraining(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "street/trainings/{id}")] HttpRequest request,
        string id
    ) =>
        site.PostAsync(
            request,
            IsStreet,
            (form, caller) => SignedInAsync(caller, id, form, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var errors = await AnswerAsync(id, caller, form);
                return errors.Any
                    ? await SignedInAsync(caller, id, form, errors)
                    : Site.SeeOther(Paths.StreetTraining(id));
            }
        );

    [Function(nameof(ShowCertificate))]
    public Task<IResult> ShowCertificate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "street/trainings/{id}/certificate")]
            HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            IsStreet,
            async caller =>
                await trainings.FindAsync(id) is { } training
                && (await trainings.AttendanceAsync(id))?.Value.People.GetValueOrDefault(caller.Id) is { } people
                && await trainings.InvitationAsync(id, caller.Id) is { Value: var invited }
                    ? await site.HtmlAsync(
                        new CertificateModel(site.FrameFor(caller), id, training.Plan, invited.StreetName, people)
                    )
                    : await site.NotFoundAsync(caller)
        );

    private async Task<FormErrors> AnswerAsync(string trainingId, Caller street, IFormCollection form)
    {
        var call = new Call(street, Idempotency.KeyOf(street, $"training/{trainingId}", form["formKey"].ToString()));
        var people = TrainingForm.PeopleOf(form["people"].ToString());
        var outcome = await answer.RunAsync(trainingId, street.Id, TrainingForm.AnswerOf(form), people, call);
        return FormErrors.Of(outcome.Refusals);
    }

    private async Task<IResult> BehindLinkAsync(Caller caller, string token, IFormCollection? typed, FormErrors errors)
    {
        var (state, training, street) = Read(token);
        return state == LinkState.Good
            ? await ShowAsync(caller, training, street, $"/trainings/{token}", bare: true, typed, errors)
            : await site.LinkGoneAsync(state, caller);
    }

    private Task<IResult> SignedInAsync(Caller caller, string id, IFormCollection? typed, FormErrors errors) =>
        ShowAsync(caller, id, caller.Id, Paths.StreetTraining(id), bare: false, typed, errors);

    private async Task<IResult> ShowAsync(
        Caller caller,
        string trainingId,
        string street,
        string postTo,
        bool bare,
        IFormCollection? typed,
        FormErrors errors
    )
    {
        if (
            await trainings.FindAsync(trainingId) is not { } training
            || await trainings.InvitationAsync(trainingId, street) is not { Value: var invited }
        )
            return await site.NotFoundAsync(caller);
        var attended = (await trainings.AttendanceAsync(trainingId))?.Value.People.ContainsKey(street) == true;
        var model = new InvitationModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            postTo,
            bare,
            training.Plan,
            invited.StreetName,
            typed is null ? invited.Answer : TrainingForm.AnswerOf(typed),
            typed?["people"].ToString() ?? string.Join('\n', invited.People ?? []),
            invited.AnsweredAt,
            training.CalledOff is null && clock.GetUtcNow() < training.Plan.AnswerBy,
            attended && !bare ? Paths.Certificate(trainingId) : null,
            errors
        )
        {
            CalledOff = training.CalledOff?.Reason,
        };
        return await site.HtmlAsync(model, errors.Any ? 422 : 200);
    }

    private (LinkState State, string Training, string Street) Read(string token)
    {
        var link = links.Read(LinkPurpose.Training, token);
        return link.Subject.Split('|') is [var training, var street]
            ? (link.State, training, street)
            : (LinkState.Forged, string.Empty, string.Empty);
    }

    private static bool IsStreet(Caller caller) => caller.Kind == CallerKind.Street;
}
