using Azure;
using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Teachers;

/// <summary>A teacher's bank account and identity number: masked for all, changed by two people.</summary>
public sealed class TeacherBankPages(Site site, ChangeBank change, TeacherRegister teachers, TeacherSecrets secrets)
{
    [Function(nameof(ShowTeacherBank))]
    public Task<IResult> ShowTeacherBank(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/teachers/{id}/bank")]
            HttpRequest request,
        string id
    ) => site.GetAsync(request, teachers.MayRead, caller => ShowAsync(caller, id, new BankValues(), []));

    [Function(nameof(ProposeTeacherBank))]
    public Task<IResult> ProposeTeacherBank(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/teachers/{id}/bank/propose")]
            HttpRequest request,
        string id
    ) =>
        site.PostAsync(
            request,
            teachers.MayEdit,
            (form, caller) => ShowAsync(caller, id, BankForm.Read(form), FormErrors.Of(form.TooLong).All),
            async (form, caller) =>
            {
                if (await teachers.FindAsync(id) is null)
                    return await site.NotFoundAsync(caller);
                var values = BankForm.Read(form);
                if (BankForm.Check(values) is { Count: > 0 } wrong)
                    return await ShowAsync(caller, id, values, wrong);
                var (bank, idNumber) = (secrets.SealBank(BankForm.BankOf(values)), BankForm.Filled(values.IdNumber));
                var outcome = await change.ProposeAsync(
                    CallOf(caller, Paths.TeacherBankAct(id, "propose"), form),
                    id,
                    bank,
                    secrets.SealIdNumber(idNumber)
                );
                return await AnswerAsync(caller, id, values, outcome);
            }
        );

    [Function(nameof(ConfirmTeacherBank))]
    public Task<IResult> ConfirmTeacherBank(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/teachers/{id}/bank/confirm")]
            HttpRequest request,
        string id
    ) => DecideAsync(request, id, "confirm", change.ConfirmAsync);

    [Function(nameof(WithdrawTeacherBank))]
    public Task<IResult> WithdrawTeacherBank(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/teachers/{id}/bank/withdraw")]
            HttpRequest request,
        string id
    ) => DecideAsync(request, id, "withdraw", change.WithdrawAsync);

    private Task<IResult> DecideAsync(
        HttpRequest request,
        string id,
        string act,
        Func<Call, string, ETag, Task<Outcome<string>>> decide
    ) =>
        site.PostAsync(
            request,
            teachers.MayEdit,
            (form, caller) => ShowAsync(caller, id, new BankValues(), FormErrors.Of(form.TooLong).All),
            async (form, caller) =>
            {
                if (await teachers.FindAsync(id) is null)
                    return await site.NotFoundAsync(caller);
                var call = CallOf(caller, Paths.TeacherBankAct(id, act), form);
                var outcome = await decide(call, id, new ETag(form["version"].ToString()));
                return await AnswerAsync(caller, id, new BankValues(), outcome);
            }
        );

    private static Call CallOf(Caller caller, string path, IFormCollection form) =>
        new(caller, Idempotency.KeyOf(caller, path, form["formKey"].ToString()));

    private async Task<IResult> AnswerAsync(Caller caller, string id, BankValues values, Outcome<string> outcome) =>
        outcome.IsRefused
            ? await ShowAsync(caller, id, values, FormErrors.Of(outcome.Refusals).All)
            : Site.SeeOther(Paths.TeacherBank(id), Said.BankSaved);

    private async Task<IResult> ShowAsync(Caller caller, string id, BankValues values, IReadOnlyList<FieldError> errors)
    {
        if (await teachers.FindAsync(id) is not { Value: var entry })
            return await site.NotFoundAsync(caller);
        var proposed = await change.FindAsync(id);
        var model = new TeacherBankModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            id,
            entry.Teacher.Name,
            secrets.MaskedAccountOf(entry),
            secrets.MaskedIdNumber(entry),
            proposed is null ? null : Shown(caller, entry, proposed),
            teachers.MayEdit(caller),
            values,
            new FormErrors(errors)
        );
        return await site.HtmlAsync(model, errors.Count > 0 ? 422 : 200);
    }

    private BankProposal Shown(Caller caller, RegisteredTeacher entry, Stored<ProposedBank> proposed)
    {
        var then = entry with
        {
            SealedBank = proposed.Value.SealedBank,
            SealedIdNumber = proposed.Value.SealedIdNumber,
        };
        return new BankProposal(
            proposed.ETag.ToString(),
            proposed.Value.Name,
            proposed.Value.At,
            then.SealedBank is null ? null : $"{secrets.BankOf(then).Holder}，{secrets.MaskedAccountOf(then)}",
            secrets.MaskedIdNumber(then),
            proposed.Value.By == caller.Id
        );
    }
}
