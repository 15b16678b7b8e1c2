using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>Staff see who has signed a year's letter, countersign, and remind who has not.</summary>
public sealed class AgreementListPages(
    Site site,
    AgreementListReader reader,
    CountersignAgreement countersign,
    RemindOfAgreement remind,
    KeepSealedCopy kept
)
{
    [Function(nameof(AgreementListPage))]
    public Task<IResult> AgreementListPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/agreements/{year}")]
            HttpRequest request,
        string year
    ) => site.GetAsync(request, caller => caller.IsStaff, caller => ShowAsync(request, caller, year, FormErrors.None));

    [Function(nameof(PostAgreementList))]
    public Task<IResult> PostAgreementList(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/agreements/{year}")] HttpRequest request,
        string year
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Reviewer),
            (form, caller) => ShowAsync(request, caller, year, FormErrors.Of(form.TooLong)),
            (form, caller) => ActAsync(request, form, caller, year)
        );

    [Function(nameof(GetStreetsSealedCopy))]
    public Task<IResult> GetStreetsSealedCopy(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/agreements/{year}/{code}/sealed")]
            HttpRequest request,
        string year,
        string code
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            caller => SealedCopyFile.SendAsync(site, kept, caller, code, year)
        );

    private async Task<IResult> ActAsync(HttpRequest request, IFormCollection form, Caller caller, string year)
    {
        if (!YearNumber.TryParse(year, out var number))
            return await site.NotFoundAsync(caller);
        var act = form["act"].ToString();
        var chosen = ChosenRows.Of(form, "street");
        if (chosen.Count == 0 && act != "remind-all")
            return await ShowAsync(request, caller, year, ErrorOf("请先勾选街镇"));
        if (act == "countersign")
            return await CountersignAsync(request, form, number, chosen, caller);
        var key = Idempotency.KeyOf(caller, Paths.StaffAgreements(number), form["formKey"].ToString());
        var asked = await remind.RunAsync(number, act == "remind-all" ? null : chosen, new Call(caller, key));
        return asked.IsRefused
            ? await ShowAsync(request, caller, year, ErrorOf(asked.Refusals[0].Message))
            : Site.SeeOther($"{Paths.StaffAgreements(number)}?show=unsigned&asked={asked.Value}");
    }

    /// <summary>Each letter is a command of its own; what one is refused for keeps none of the others back.</summary>
    private async Task<IResult> CountersignAsync(
        HttpRequest request,
        IFormCollection form,
        int year,
        IReadOnlyList<string> chosen,
        Caller caller
    )
    {
        var refused = new List<FieldError>();
        foreach (var street in chosen)
            if (await countersign.RunAsync(street, year, SeenIn(form, street), caller) is { IsRefused: true } outcome)
                refused.Add(new FieldError("", $"{street}：{outcome.Refusals[0].Message}"));
        return refused.Count > 0
            ? await ShowAsync(request, caller, $"{year}", new FormErrors(refused))
            : Site.SeeOther($"{Paths.StaffAgreements(year)}?countersigned={chosen.Count}");
    }

    // A street may have signed a newer text while the list was looked at.
    private static string? SeenIn(IFormCollection form, string street) =>
        form.TryGetValue($"version[{street}]", out var version) ? version.ToString() : null;

    private static FormErrors ErrorOf(string message) => new([new FieldError("", message)]);

    private async Task<IResult> ShowAsync(HttpRequest request, Caller caller, string year, FormErrors errors) =>
        YearNumber.TryParse(year, out var number)
            ? await site.HtmlAsync(
                await reader.ModelAsync(caller, number, request.Query, errors),
                errors.Any ? 422 : 200
            )
            : await site.NotFoundAsync(caller);
}
