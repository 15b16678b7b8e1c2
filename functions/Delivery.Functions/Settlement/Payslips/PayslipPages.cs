using Delivery.Domain;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>The payslip, behind the link of the mail, the teacher's session, or for finance to read.</summary>
public sealed class PayslipPages(
    Site site,
    SignedLinks links,
    Settlements settlements,
    PayslipReader reader,
    AnswerPayslip answer,
    TimeProvider clock
)
{
    [Function(nameof(ShowPayslip))]
    public Task<IResult> ShowPayslip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "payslips/{token}")] HttpRequest request,
        string token
    ) =>
        site.GetAsync(
            request,
            _ => true,
            caller => WithPayslipAsync(token, caller, held => PageAsync(token, held, Asked(request), FormErrors.None))
        );

    [Function(nameof(PostPayslipForm))]
    public Task<IResult> PostPayslipForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "payslips/{token}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string token
    ) =>
        site.PostAsync(
            request,
            _ => true,
            (form, caller) =>
                WithPayslipAsync(token, caller, held => PageAsync(token, held, Typed(form), Errors(form.TooLong), 422)),
            (form, caller) => WithPayslipAsync(token, caller, held => AnswerAsync(token, held, form, durable))
        );

    private sealed record Held(KeptPayslip Kept, Caller Caller, bool IsTeacher);

    private async Task<IResult> WithPayslipAsync(string token, Caller caller, Func<Held, Task<IResult>> then)
    {
        if (await settlements.PayslipAsync(token) is { } asked)
        {
            var isTeacher = PayslipsApi.IsOwner(caller, token);
            if (isTeacher || caller.IsOfFinance)
                return await then(new Held(asked.Value, caller, isTeacher));
            return caller.Kind == CallerKind.Anonymous
                ? await site.HtmlAsync(ErrorModel.SignInFirst(site.FrameFor(caller)), 401)
                : await site.HtmlAsync(ErrorModel.Forbidden(site.FrameFor(caller)), 403);
        }

        var link = links.Read(LinkPurpose.Payslip, token);
        if (link.State != LinkState.Good || await settlements.PayslipAsync(link.Subject) is not { } kept)
            return await site.LinkGoneAsync(link.State, caller);
        return await then(new Held(kept.Value, TeacherOf(kept.Value), IsTeacher: true));
    }

    // The link beside a line opens the form with that line chosen; it changes nothing.
    private static DisputeValues Asked(HttpRequest request) => new($"{request.Query["line"]}");

    private static DisputeValues Typed(IFormCollection form) => new(form["line"].ToString(), form["reason"].ToString());

    private async Task<IResult> AnswerAsync(string token, Held held, IFormCollection form, DurableTaskClient durable)
    {
        if (!held.IsTeacher)
            return await site.HtmlAsync(ErrorModel.Forbidden(site.FrameFor(held.Caller)), 403);
        var typed = Typed(form);
        var dispute =
            form["answer"] == "agree"
                ? null
                : new Dispute(typed.Line.Length == 0 ? null : typed.Line, typed.Reason, clock.GetUtcNow());
        var answered = await answer.RunAsync(held.Kept.Payslip.PayslipId, dispute, held.Caller, durable);
        return answered.IsRefused
            ? await PageAsync(token, held, typed, Errors(answered.Refusals), 422)
            : Site.SeeOther(Paths.Payslip(token));
    }

    private async Task<IResult> PageAsync(
        string token,
        Held held,
        DisputeValues typed,
        FormErrors errors,
        int status = 200
    ) =>
        await site.HtmlAsync(
            await reader.PageAsync(
                held.Kept,
                Paths.Payslip(token),
                held.IsTeacher,
                site.FrameFor(held.Caller),
                typed,
                errors
            ),
            status
        );

    // The link was made for this teacher and is as good as a session for this one page.
    private static Caller TeacherOf(KeptPayslip kept) =>
        new(CallerKind.Teacher, kept.Payslip.TeacherId, kept.TeacherName, new HashSet<string>());

    private static FormErrors Errors(IReadOnlyList<Refusal> refusals) =>
        new([.. refusals.Select(refusal => new Delivery.Pages.Web.FieldError(refusal.Field ?? "", refusal.Message))]);
}
