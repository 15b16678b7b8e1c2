using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Ordering.Plans;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Plans;

/// <summary>All streets' plans of a year, as a page and as a file.</summary>
public sealed class PlanListPages(Site site, PlanListReader reader, SheetFiles files)
{
    private static readonly (string Key, string Label)[] Shown =
    [
        ("all", "全部"),
        ("filed", "有计划"),
        ("none", "没有计划"),
    ];

    [Function(nameof(PlanListPage))]
    public Task<IResult> PlanListPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/plans/{year}")] HttpRequest request,
        string year
    ) => ShowAsync(request, year, async (caller, asked, lines) => await site.HtmlAsync(ModelOf(caller, asked, lines)));

    [Function(nameof(GetPlansXlsx))]
    public Task<IResult> GetPlansXlsx(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/plans/{year}.xlsx")]
            HttpRequest request,
        string year
    ) =>
        ShowAsync(
            request,
            year,
            (_, asked, lines) =>
                Task.FromResult(SheetFiles.Xlsx(request.HttpContext, SheetOf(asked, lines), NameOf(asked)))
        );

    [Function(nameof(GetPlansCsv))]
    public Task<IResult> GetPlansCsv(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/plans/{year}.csv")]
            HttpRequest request,
        string year
    ) =>
        ShowAsync(
            request,
            year,
            (_, asked, lines) => Task.FromResult(files.Csv(request.HttpContext, SheetOf(asked, lines), NameOf(asked)))
        );

    private Task<IResult> ShowAsync(
        HttpRequest request,
        string year,
        Func<Caller, PlansAsked, IReadOnlyList<PlanListLine>, Task<IResult>> show
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
            {
                if (!YearNumber.TryParse(year, out var number))
                    return await site.NotFoundAsync(caller);
                var district = Districts.Find(request.Query["district"].ToString())?.Name ?? "";
                var typed = request.Query["show"].ToString();
                var asked = new PlansAsked(number, district, Shown.Any(one => one.Key == typed) ? typed : "all");
                return await show(caller, asked, await reader.LinesAsync(number, district));
            }
        );

    private PlanListModel ModelOf(Caller caller, PlansAsked asked, IReadOnlyList<PlanListLine> lines) =>
        new(
            site.FrameFor(caller),
            asked.Year,
            asked.District,
            asked.Show,
            [.. Districts.All.Select(district => new Choice(district.Name, district.Name))],
            [
                .. Shown.Select(one => new FilterChip(
                    one.Label,
                    Paths.StaffPlans(asked.Year) + QueryOf(asked with { Show = one.Key }),
                    one.Key == asked.Show,
                    lines.Count((asked with { Show = one.Key }).Fits)
                )),
            ],
            [.. lines.Where(asked.Fits)],
            QueryOf(asked)
        );

    private static Sheet SheetOf(PlansAsked asked, IEnumerable<PlanListLine> lines) =>
        PlanListReader.SheetOf(asked, lines.Where(asked.Fits));

    private static string NameOf(PlansAsked asked) => $"plans-{asked.Year}";

    private static string QueryOf(PlansAsked asked) =>
        $"?show={asked.Show}{(asked.District.Length == 0 ? "" : $"&district={Uri.EscapeDataString(asked.District)}")}";
}
