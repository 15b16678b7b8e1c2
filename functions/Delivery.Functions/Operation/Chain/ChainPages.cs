using System.Globalization;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Operation.Chain;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Operation.Chain;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Operation.Chain;

/// <summary>Whether days of the audit log still are what was sealed, and the days as a file with their hashes.</summary>
public sealed class ChainPages(Site site, ChainReader reader, SheetFiles files, AuditLog audit, TimeProvider clock)
{
    private const int DaysUsual = 7;

    private static bool May(Caller caller) => caller.May(Role.Admin);

    [Function(nameof(ShowAuditChain))]
    public Task<IResult> ShowAuditChain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/audit/verify")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            May,
            async caller =>
            {
                var yesterday = ShanghaiTime.DateOf(clock.GetUtcNow()).AddDays(-1);
                var from = Text(request, "from", yesterday.AddDays(1 - DaysUsual));
                var to = Text(request, "to", yesterday);
                var asked = AuditDays.Of(from, to);
                return asked.IsRefused
                    ? await PageAsync(caller, from, to, null, FormErrors.Of(asked.Refusals))
                    : await PageAsync(caller, from, to, await CheckAsync(asked.Value), FormErrors.None);
            }
        );

    [Function(nameof(PostAuditFile))]
    public Task<IResult> PostAuditFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/audit/file")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => PageAsync(caller, "", "", null, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var (from, to) = (form["from"].ToString(), form["to"].ToString());
                var asked = AuditDays.Of(from, to);
                if (asked.IsRefused)
                    return await PageAsync(caller, from, to, null, FormErrors.Of(asked.Refusals));
                var (sheet, name) = (
                    ChainSheet.Of(await reader.CheckAsync(asked.Value.From, asked.Value.To, false).ToListAsync()),
                    $"audit-{Dates.Iso(asked.Value.From)}-{Dates.Iso(asked.Value.To)}"
                );
                await audit.WriteAsync(
                    caller,
                    "audit.export",
                    $"{Dates.Iso(asked.Value.From)}/{Dates.Iso(asked.Value.To)}",
                    sheet.Rows.Count.ToString(CultureInfo.InvariantCulture)
                );
                return form["format"] == "csv"
                    ? files.Csv(request.HttpContext, sheet, name)
                    : SheetFiles.Xlsx(request.HttpContext, sheet, name);
            }
        );

    private async Task<IReadOnlyList<CheckedLog>> CheckAsync(AuditDays days) =>
        await reader.CheckAsync(days.From, days.To, withActs: true).ToListAsync();

    private Task<IResult> PageAsync(
        Caller caller,
        string from,
        string to,
        IReadOnlyList<CheckedLog>? days,
        FormErrors errors
    ) =>
        site.HtmlAsync(
            new ChainModel(
                site.FrameFor(caller),
                Guid.NewGuid().ToString("N"),
                from,
                to,
                days is null ? null : [.. days.Select(ChainWords.DayOf)],
                [.. (days ?? []).SelectMany(day => day.Breaks.Select(found => ChainWords.LineOf(day, found)))],
                errors
            ),
            errors.Any ? 422 : 200
        );

    private static string Text(HttpRequest request, string name, DateOnly usual) =>
        TypedText.Clean(TextKind.Line, request.Query[name].ToString()) is { Length: > 0 } typed
            ? typed
            : Dates.Iso(usual);
}
