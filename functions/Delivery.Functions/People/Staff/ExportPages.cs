using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Staff;

/// <summary>Lists as files. Each is asked for with a POST, since that somebody took it is written down first.</summary>
public sealed class ExportPages(
    Site site,
    ListFiles lists,
    ListSheets sheets,
    AuditLog audit,
    SheetFiles files,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(ShowExport))]
    public Task<IResult> ShowExport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/export")] HttpRequest request
    ) => site.GetAsync(request, caller => caller.IsStaff, caller => PageAsync(caller, 200));

    [Function(nameof(PostExport))]
    public Task<IResult> PostExport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/export/{list}.xlsx")] HttpRequest request,
        string list
    ) => TakeAsync(request, list, "xlsx", (sheet, name) => SheetFiles.Xlsx(request.HttpContext, sheet, name));

    [Function(nameof(PostExportAsCsv))]
    public Task<IResult> PostExportAsCsv(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/export/{list}.csv")] HttpRequest request,
        string list
    ) =>
        TakeAsync(
            request,
            list,
            "CSV",
            // People open it, whatever the setting says of the files that programs of banks read.
            (sheet, name) => files.Csv(request.HttpContext, sheet with { Encoding = CsvEncoding.Utf8 }, name)
        );

    /// <param name="form">As the audit log names it.</param>
    private Task<IResult> TakeAsync(
        HttpRequest request,
        string list,
        string form,
        Func<Sheet, string, IResult> write
    ) =>
        site.PostAsync(
            request,
            caller => caller.IsStaff && lists.Find(list)?.MayTake(caller) != false,
            (_, caller) => PageAsync(caller, 422),
            async (typed, caller) =>
            {
                var part = typed[list == "lessons" ? "month" : "season"].ToString();
                if (await SheetAsync(list, part) is not { } sheet)
                    return await PageAsync(caller, 422);
                var subject = list is "lessons" or "orders" ? $"{list}/{part}" : list;
                await audit.WriteAsync(caller, "register.export", subject, $"{form}，{sheet.Rows.Count}行");
                return write(sheet, subject.Replace('/', '-'));
            }
        );

    private async Task<Sheet?> SheetAsync(string list, string part) =>
        list switch
        {
            "lessons" => Month.TryParse(part, out var month) ? await sheets.LessonsAsync(month) : null,
            "orders" => Season.TryParse(part, out var season) ? await sheets.OrdersAsync(season) : null,
            _ => lists.Find(list) is { } known ? await known.SheetAsync() : null,
        };

    private Task<IResult> PageAsync(Caller caller, int status)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        return site.HtmlAsync(
            new ExportModel(
                site.FrameFor(caller),
                Guid.NewGuid().ToString("N"),
                [.. lists.For(caller).Select(known => new Choice(known.Name, known.Title))],
                $"{Month.Of(today)}",
                [.. settings.Ordering.Seasons.ChoicesOn(today).Select(season => new Choice($"{season}", season.Label))],
                status == 422 ? "没有这样的名单，请重新选择月份或季度。" : null
            ),
            status
        );
    }
}
