using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>A street reads and signs the year's letter, and sends the copy with its seal.</summary>
public sealed class AgreementPages(
    Site site,
    AgreementReader reader,
    SignAgreement sign,
    KeepSealedCopy seal,
    CurrentSettings settings
)
{
    private static bool IsStreet(Caller caller) => caller.Kind == CallerKind.Street;

    [Function(nameof(AgreementPage))]
    public Task<IResult> AgreementPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "street/agreement/{year}")]
            HttpRequest request,
        string year
    ) => site.GetAsync(request, IsStreet, caller => ShowAsync(caller, year, FormErrors.None));

    [Function(nameof(PostAgreement))]
    public Task<IResult> PostAgreement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "street/agreement/{year}")] HttpRequest request,
        string year
    ) =>
        site.PostAsync(
            request,
            IsStreet,
            (form, caller) => ShowAsync(caller, year, FormErrors.Of(form.TooLong), SignatureOf(form)),
            async (form, caller) =>
            {
                if (!YearNumber.TryParse(year, out var number))
                    return await site.NotFoundAsync(caller);
                var outcome = await sign.RunAsync(caller.Id, number, SignatureOf(form), caller);
                return outcome.IsRefused
                    ? await ShowAsync(caller, year, FormErrors.Of(outcome.Refusals), SignatureOf(form))
                    : Site.SeeOther(Paths.StreetAgreement(number), Said.AgreementSigned);
            }
        );

    [Function(nameof(PostSealedCopy))]
    public Task<IResult> PostSealedCopy(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "street/agreement/{year}/sealed")]
            HttpRequest request,
        string year
    ) =>
        site.PostAsync(
            request,
            IsStreet,
            (form, caller) => ShowAsync(caller, year, FormErrors.Of(form.TooLong)),
            (form, caller) => KeepAsync(form, caller, year),
            (settings.Ordering.AgreementScanMostMegabytes + 1) * 1024 * 1024
        );

    [Function(nameof(GetSealedCopy))]
    public Task<IResult> GetSealedCopy(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "street/agreement/{year}/sealed")]
            HttpRequest request,
        string year
    ) => site.GetAsync(request, IsStreet, caller => SealedCopyFile.SendAsync(site, seal, caller, caller.Id, year));

    internal static Signature SignatureOf(IFormCollection form) =>
        new(form["version"].ToString(), form["signer"].ToString(), form["agreed"] == "true");

    private async Task<IResult> KeepAsync(IFormCollection form, Caller caller, string year)
    {
        if (!YearNumber.TryParse(year, out var number))
            return await site.NotFoundAsync(caller);
        if (form.Files.GetFile("file") is not { Length: > 0 } sent)
            return await ShowAsync(caller, year, FormErrors.Of([KeepSealedCopy.NoFile]));
        using var bytes = new MemoryStream();
        await sent.CopyToAsync(bytes);
        var outcome = await seal.RunAsync(caller.Id, number, bytes.ToArray(), new Call(caller));
        return outcome.IsRefused
            ? await ShowAsync(caller, year, FormErrors.Of(outcome.Refusals))
            : Site.SeeOther(Paths.StreetAgreement(number), Said.SealedCopyKept);
    }

    private async Task<IResult> ShowAsync(Caller caller, string year, FormErrors errors, Signature? typed = null) =>
        YearNumber.TryParse(year, out var number)
        && await reader.ModelAsync(caller, caller.Id, number, Paths.StreetAgreement(number), errors, typed) is { } model
            ? await site.HtmlAsync(model, errors.Any ? 422 : 200)
            : await site.NotFoundAsync(caller);
}
