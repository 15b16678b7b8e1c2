using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Operation;

/// <summary>Who did what on a day.</summary>
public sealed class AuditPages(Site site, AuditReader reader, AuditLog audit, TimeProvider clock)
{
    private static bool May(Caller caller) => caller.May(Role.Admin);

    [Function(nameof(ShowAudit))]
    public Task<IResult> ShowAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/audit")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            May,
            async caller => await site.HtmlAsync(await reader.PageAsync(site.FrameFor(caller), AskedOf(request)))
        );

    [Function(nameof(PostAuditAgain))]
    public Task<IResult> PostAuditAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/audit/list-again")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            May,
            (_, caller) => site.NotFoundAsync(caller),
            async (form, caller) =>
            {
                if (DayOf(form["day"].ToString()) is not { } day)
                    return await site.NotFoundAsync(caller);
                await audit.WriteAsync(caller, "audit.list-again", Dates.Iso(day));
                var found = await audit.ListAgainAsync(day);
                return Site.SeeOther($"{Paths.Audit}?day={Dates.Iso(day)}&found={found}");
            }
        );

    private AuditAsked AskedOf(HttpRequest request) =>
        new(
            DayOf(Text(request, "day")) ?? ShanghaiTime.DateOf(clock.GetUtcNow()),
            Text(request, "by"),
            Text(request, "act"),
            Text(request, "subject"),
            PageAsked.Of(request).After,
            TypedNumbers.Whole(Text(request, "found"))
        );

    private static string Text(HttpRequest request, string name) =>
        TypedText.Clean(Domain.TextKind.Line, request.Query[name].ToString());

    // The days before the first and after the last have no name.
    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 3000
            ? day
            : null;
}
