using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People;

/// <summary>Lists as files. Each is asked for with a POST, since that somebody took it is written down first.</summary>
public sealed class ExportPages(Site site, ListFiles lists, ListSheets sheets, AuditLog audit, TimeProvider clock)
{
    [Function(nameof(ShowExport))]
    public Task<IResult> ShowExport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/export")] HttpRequest request
    ) => site.GetAsync(request, caller => caller.IsStaff, caller => PageAsync(caller, 200));

    [Function(nameof(PostExport))]
    public Task<IResult> PostExport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/export/{list}.xlsx")] HttpRequest request,
        string list
    ) =>
        site.PostAsync(
            request,
            caller => caller.IsStaff && lists.Find(list)?.MayTake(caller) != false,
            (_, caller) => PageAsync(caller, 422),
            async (form, caller) =>
            {
                var part = form[list == "lessons" ? "month" : "season"].ToString();
                if (await SheetAsync(list, part) is not { } sheet)
                    return await PageAsync(caller, 422);
                var subject = list is "lessons" or "orders" ? $"{list}/{part}" : list;
                await audit.WriteAsync(
                    caller,
                    "register.export",
                    subject,
                    sheet.Rows.Count.ToString(CultureInfo.InvariantCulture)
                );
                return SheetFiles.Xlsx(request.HttpContext, sheet, subject.Replace('/', '-'));
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
                [.. SeasonsAround(today.Year).Select(season => new Choice($"{season}", season.Label))],
                status == 422 ? "没有这样的名单，请重新选择月份或季度。" : null
            ),
            status
        );
    }

    private static IEnumerable<Season> SeasonsAround(int year) =>
        from each in (int[])[year + 1, year, year - 1]
        from kind in (SeasonKind[])[SeasonKind.Autumn, SeasonKind.YouthSummer, SeasonKind.Spring]
        select new Season(each, kind);
}
