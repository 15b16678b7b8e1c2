using Delivery.Domain;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>Somebody's own enrolment behind its signed link: opening it shows, only its buttons act.</summary>
public sealed class EnrolmentPages(
    Site site,
    EnrolmentCommands commands,
    Enrolments enrolments,
    EnrolmentReader reader,
    EnrolmentLinks links,
    EnrolmentLimits limits,
    EnrolmentActs acts
)
{
    [Function(nameof(ShowEnrolment))]
    public Task<IResult> ShowEnrolment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "enrolments/{token}")] HttpRequest request,
        string token
    ) =>
        site.GetAsync(
            request,
            _ => true,
            caller =>
                ShowAsync(
                    request,
                    caller,
                    token,
                    FormErrors.None,
                    request.Query["sent"].Count > 0
                        ? ChosenLanguage.Of(request).Say("验证码已重新发出。", "Another code has been sent.")
                        : null
                )
        );

    [Function(nameof(PostOwnEnrolment))]
    public Task<IResult> PostOwnEnrolment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "enrolments/{token}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string token
    ) =>
        site.PostAsync(
            request,
            _ => true,
            (form, caller) =>
                ShowAsync(request, caller, token, FormErrors.Of(form.TooLong, ChosenLanguage.Of(request))),
            async (form, caller) =>
            {
                var (state, id) = links.Read(token);
                if (state != LinkState.Good || await enrolments.FindAsync(id) is not { Value: var own })
                    return await site.LinkGoneAsync(request, state, caller);
                if (await WaitAsync(request, form, own) is { } wait)
                    return await site.TooManyAsync(request, caller, wait);
                var outcome = await acts.RunAsync(own, form["act"].ToString(), form["code"].ToString(), durable);
                return outcome.IsRefused
                    ? await ShowAsync(
                        request,
                        caller,
                        token,
                        FormErrors.Of(outcome.Refusals, ChosenLanguage.Of(request))
                    )
                    : Site.SeeOther(Paths.Enrolment(token) + (form["act"] == "resend" ? "?sent=1" : ""));
            }
        );

    private async Task<TimeSpan?> WaitAsync(HttpRequest request, IFormCollection form, Enrolment own) =>
        form["act"].ToString() switch
        {
            "confirm" => await limits.TryAsync(request),
            "resend" => await limits.CodeAsync(request, own.Person.Phone),
            _ => null,
        };

    private async Task<IResult> ShowAsync(
        HttpRequest request,
        Caller caller,
        string token,
        FormErrors errors,
        string? note = null
    )
    {
        var (state, id) = links.Read(token);
        if (
            state != LinkState.Good
            || await enrolments.FindAsync(id) is not { Value: var own }
            || await commands.CourseAsync(own.CourseId) is not { } course
        )
            return await site.LinkGoneAsync(request, state, caller);
        var path = Paths.Enrolment(token);
        var model = await reader.ModelAsync(site.PublicFrameFor(request, caller), course, own, path, errors, note);
        return await site.HtmlAsync(model, errors.Any ? 422 : 200);
    }
}

/// <summary>The buttons of one's own enrolment.</summary>
public sealed class EnrolmentActs(ConfirmPhone confirm, LeaveCourse leave, AcceptOffer accept)
{
    private static Refusal NoButton { get; } =
        new("enrolment.act", "请用页面上的按钮") { English = "Please use a button of the page" };

    public Task<Outcome<Enrolment>> RunAsync(Enrolment own, string act, string code, DurableTaskClient durable)
    {
        var (id, by) = (own.EnrolmentId, EnrolmentLinks.Holder(own));
        return act switch
        {
            "confirm" => confirm.RunAsync(id, code, by, durable),
            "resend" => confirm.AgainAsync(id, by),
            "accept" => accept.RunAsync(id, by, durable),
            "decline" => leave.DeclineAsync(id, by, durable),
            "cancel" => leave.CancelAsync(id, by, durable),
            _ => Task.FromResult(Outcome.Refused<Enrolment>(NoButton)),
        };
    }
}
