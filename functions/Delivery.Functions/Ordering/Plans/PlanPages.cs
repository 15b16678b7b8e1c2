using Azure;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering.Plans;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Ordering.Plans;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Plans;

/// <summary>A street writes its plan of a year and sees what became of it; staff read it.</summary>
public sealed class PlanPages(Site site, PlanReader reader, SavePlan save, Registers registers)
{
    private const int RowsAdded = 6;

    private static bool IsStreet(Caller caller) => caller.Kind == CallerKind.Street;

    [Function(nameof(PlanPage))]
    public Task<IResult> PlanPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "street/plan/{year}")] HttpRequest request,
        string year
    ) => site.GetAsync(request, IsStreet, caller => ShowAsync(caller, year, FormErrors.None));

    [Function(nameof(PostPlan))]
    public Task<IResult> PostPlan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "street/plan/{year}")] HttpRequest request,
        string year
    ) =>
        site.PostAsync(
            request,
            IsStreet,
            (form, caller) => ShowAsync(caller, year, FormErrors.Of(form.TooLong), ReadOf(form, caller, year)?.Typed),
            (form, caller) => SaveAsync(form, caller, year)
        );

    [Function(nameof(StaffPlanPage))]
    public Task<IResult> StaffPlanPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/plans/{code}/{year}")]
            HttpRequest request,
        string code,
        string year
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
                YearNumber.TryParse(year, out var number)
                && await registers.Streets.FindAsync(code) is { Value: var street }
                    ? await site.HtmlAsync(
                        await reader.ModelAsync(caller, code, street.Name, number, postTo: null, FormErrors.None)
                    )
                    : await site.NotFoundAsync(caller)
        );

    private static PlanFormRead? ReadOf(IFormCollection form, Caller caller, string year) =>
        YearNumber.TryParse(year, out var number) ? PlanFormRead.Of(form, caller.Id, number) : null;

    private async Task<IResult> SaveAsync(IFormCollection form, Caller caller, string year)
    {
        if (ReadOf(form, caller, year) is not { } read)
            return await site.NotFoundAsync(caller);
        if (form["act"] == PlanForm.AddRows)
            return await ShowAsync(caller, year, FormErrors.None, Longer(read.Typed));
        if (read.Unreadable.Count > 0)
            return await ShowAsync(caller, year, read.Errors([]), read.Typed);
        var outcome = await save.RunAsync(read.Sent, SeenBy(read.Typed), new Call(caller));
        return outcome.IsRefused
            ? await ShowAsync(caller, year, read.Errors(outcome.Refusals), read.Typed)
            : Site.SeeOther(Paths.StreetPlan(read.Sent.Year));
    }

    private static ETag SeenBy(PlanForm typed) => typed.Version.Length == 0 ? Versions.Absent : new ETag(typed.Version);

    private static PlanForm Longer(PlanForm typed) =>
        typed with
        {
            Rows = [.. typed.Rows.Concat(Enumerable.Repeat(new PlanRowValues(), RowsAdded)).Take(PlanRules.MostItems)],
        };

    private async Task<IResult> ShowAsync(Caller caller, string year, FormErrors errors, PlanForm? typed = null) =>
        YearNumber.TryParse(year, out var number)
            ? await site.HtmlAsync(
                await reader.ModelAsync(
                    caller,
                    caller.Id,
                    caller.Name,
                    number,
                    Paths.StreetPlan(number),
                    errors,
                    typed
                ),
                errors.Any ? 422 : 200
            )
            : await site.NotFoundAsync(caller);
}
