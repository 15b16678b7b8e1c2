using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Teaching.Enrolling;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>A course for citizens: what, where and when, and the form to sign up.</summary>
public sealed class CoursePages(
    Site site,
    EnrolmentCommands commands,
    CoursePageReader reader,
    EnrolPeople enrol,
    EnrolmentLinks links,
    EnrolmentLimits limits,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(ShowCourse))]
    public Task<IResult> ShowCourse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "courses/{id}")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            _ => true,
            caller =>
                ShowAsync(
                    request,
                    caller,
                    id,
                    EnrolFormValues.Empty(Members),
                    FormErrors.None,
                    Guid.NewGuid().ToString("N")
                )
        );

    [Function(nameof(PostEnrolmentForm))]
    public Task<IResult> PostEnrolmentForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "courses/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            _ => true,
            (form, caller) =>
                ShowAsync(
                    request,
                    caller,
                    id,
                    EnrolForm.Values(form, Members),
                    FormErrors.Of(form.TooLong, ChosenLanguage.Of(request)),
                    KeyOf(form)
                ),
            (form, caller) => EnrolAsync(request, form, caller, id, durable)
        );

    private int Members => settings.Enrolment.PeoplePerPhone - 1;

    private static string KeyOf(IFormCollection form) => form["formKey"].ToString();

    private async Task<IResult> EnrolAsync(
        HttpRequest request,
        IFormCollection form,
        Caller caller,
        string id,
        DurableTaskClient durable
    )
    {
        var values = EnrolForm.Values(form, Members);
        if (await limits.EnrolAsync(request, values.Phone) is { } wait)
            return await site.TooManyAsync(request, caller, wait);
        var call = new Call(caller, OnceBy(caller, id, KeyOf(form)));
        var outcome = await enrol.RunAsync(id, EnrolForm.People(values, clock.GetUtcNow()), call, durable);
        // What was refused is put right and sent again: under a key of its own.
        return outcome.IsRefused
            ? await RefusedAsync(request, caller, id, values, outcome.Refusals)
            : Site.SeeOther(await OwnPathAsync(id, outcome.Value.People[0].EnrolmentId));
    }

    // All citizens are one caller: a key that no page of ours gave could be another's.
    private static CallKey? OnceBy(Caller caller, string id, string formKey) =>
        Guid.TryParseExact(formKey, "N", out _) ? Idempotency.KeyOf(caller, Paths.Course(id), formKey) : null;

    private async Task<string> OwnPathAsync(string id, string enrolmentId) =>
        links.To((await commands.CourseAsync(id))!, enrolmentId).AbsolutePath;

    private Task<IResult> RefusedAsync(
        HttpRequest request,
        Caller caller,
        string id,
        EnrolFormValues values,
        IReadOnlyList<Refusal> refusals
    ) =>
        ShowAsync(
            request,
            caller,
            id,
            values,
            EnrolForm.ErrorsOf(refusals, values, ChosenLanguage.Of(request)),
            Guid.NewGuid().ToString("N")
        );

    private async Task<IResult> ShowAsync(
        HttpRequest request,
        Caller caller,
        string id,
        EnrolFormValues values,
        FormErrors errors,
        string formKey
    ) =>
        await commands.CourseAsync(id) is { } course
            ? await site.HtmlAsync(
                await reader.ModelAsync(site.PublicFrameFor(request, caller), course, values, errors, formKey),
                errors.Any ? 422 : 200
            )
            : await site.NotFoundAsync(request, caller);
}
