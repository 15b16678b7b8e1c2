using Delivery.Functions.Security;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Succession;

/// <summary>
/// A street that others were merged into has each one's own papers (feedback, conduct, plan, letter): its contacts go over
/// to that street's pages, and back.
/// </summary>
public sealed class OfficePages(Site site, Registers registers, Sessions sessions)
{
    [Function(nameof(PostOffice))]
    public Task<IResult> PostOffice(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "street/office")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            (_, caller) => site.NotFoundAsync(caller),
            (form, caller) => GoAsync(request, caller, form["street"].ToString())
        );

    private async Task<IResult> GoAsync(HttpRequest request, Caller caller, string code)
    {
        var (own, office) = (await registers.OfficeOfAsync(caller.Id), await registers.OfficeOfAsync(code));
        if (
            office is null
            || code == caller.Id
            || own?.Code != office.Code
            || sessions.Open(request) is not { } session
        )
            return await site.NotFoundAsync(caller);
        var street = (await registers.Streets.FindAsync(code))!.Value;
        await sessions.GoOverAsync(
            request.HttpContext,
            session,
            code,
            code == office.Code ? street.Name : $"{street.Name}（已并入{office.Name}）"
        );
        return Site.SeeOther(Paths.StreetHome);
    }
}
