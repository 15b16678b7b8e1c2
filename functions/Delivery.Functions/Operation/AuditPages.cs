using Delivery.Domain.Calendar;
using Delivery.Domain.Operation.Chain;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Operation;

/// <summary>Who did what, by day, by person and by order.</summary>
public sealed class AuditPages(Site site, AuditReader reader, AuditLog audit, SheetFiles files, TimeProvider clock)
{
    private static bool May(Caller caller) => caller.May(Role.Admin);

    [Function(nameof(ShowAudit))]
    public Task<IResult> ShowAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/audit")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            May,
            async caller =>
            {
                var query = request.Query;
                var (asked, errors) = AskedOf(name => query[name].ToString());
                var whole = asked with
                {
                    After = PageAsked.Of(request).After,
                    Found = TypedNumbers.Whole(query["found"].ToString()),
                };
                return await ShowAsync(caller, whole, errors);
            }
        );

    [Function(nameof(PostAuditExport))]
    public Task<IResult> PostAuditExport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/audit/export")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => ShowAsync(caller, AskedOf(_ => "").Asked, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var (asked, errors) = AskedOf(name => form[name].ToString());
                if (errors.Any)
                    return await ShowAsync(caller, asked, errors);
                var sheet = await reader.SheetAsync(asked);
                var name = $"audit-{asked.Order ?? $"{Dates.Iso(asked.From)}-{Dates.Iso(asked.To)}"}";
                await audit.WriteAsync(caller, "audit.export", name, $"{asked.By} {asked.Act} {asked.Subject}".Trim());
                return form["format"] == "csv"
                    ? files.Csv(request.HttpContext, sheet, name)
                    : SheetFiles.Xlsx(request.HttpContext, sheet, name);
            }
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
                if (AuditAsked.DayOf(form["day"].ToString()) is not { } day)
                    return await site.NotFoundAsync(caller);
                await audit.WriteAsync(caller, "audit.list-again", Dates.Iso(day));
                var found = await audit.ListAgainAsync(day);
                return Site.SeeOther($"{Paths.Audit}?day={Dates.Iso(day)}&found={found}");
            }
        );

    private async Task<IResult> ShowAsync(Caller caller, AuditAsked asked, FormErrors errors) =>
        await site.HtmlAsync(await reader.PageAsync(site.FrameFor(caller), asked, errors), errors.Any ? 422 : 200);

    // What is no day is today; a link from elsewhere names one day.
    private (AuditAsked Asked, FormErrors Errors) AskedOf(Func<string, string> value)
    {
        var from =
            AuditAsked.DayOf(Text(value, "from"))
            ?? AuditAsked.DayOf(Text(value, "day"))
            ?? ShanghaiTime.DateOf(clock.GetUtcNow());
        var to = AuditAsked.DayOf(Text(value, "to")) ?? from;
        var days = AuditDays.Of(Dates.Iso(from), Dates.Iso(to));
        return (
            new AuditAsked(
                from,
                days.IsRefused ? from : to,
                Text(value, "by"),
                Text(value, "act"),
                Text(value, "subject")
            ),
            days.IsRefused ? FormErrors.Of(days.Refusals) : FormErrors.None
        );
    }

    private static string Text(Func<string, string> value, string name) =>
        TypedText.Clean(Domain.TextKind.Line, value(name));
}
