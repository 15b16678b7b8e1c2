using Delivery.Domain.Conduct.Reports;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Conduct.Reports;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Conduct.Reports;

/// <summary>What was delivered, for staff: as a chart with its table, and as a file.</summary>
public sealed class ReportPages(Site site, ReportReader reader, SheetFiles files)
{
    [Function(nameof(ReportPage))]
    public Task<IResult> ReportPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/reports")] HttpRequest request
    ) => site.GetAsync(request, caller => caller.IsStaff, caller => ShowAsync(caller, request));

    [Function(nameof(ReportFile))]
    public Task<IResult> ReportFile(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "staff/reports/report.{format:regex(^(csv|xlsx)$)}"
        )]
            HttpRequest request,
        string format
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
            {
                var asked = ReportFilter.Of(QueryOf(request), reader.Today);
                // The page says what is wrong with it.
                if (asked.IsRefused)
                    return await ShowAsync(caller, request);
                var filter = asked.Value;
                var sheet = ReportSheet.Of(filter, await reader.ReadAsync(filter), ShowsPaid(filter, caller));
                var name = $"report-{filter.By}-{filter.From}-{filter.To}".ToLowerInvariant();
                return format == "csv"
                    ? files.Csv(request.HttpContext, sheet, name)
                    : SheetFiles.Xlsx(request.HttpContext, sheet, name);
            }
        );

    private async Task<IResult> ShowAsync(Caller caller, HttpRequest request)
    {
        var query = QueryOf(request);
        var asked = ReportFilter.Of(query, reader.Today);
        var filter = asked.IsRefused ? ReportFilter.ThisYear(reader.Today) : asked.Value;
        var shown = Enum.TryParse<ReportMeasure>(request.Query["show"], out var measure) ? measure : ReportMeasure.Held;
        var showsPaid = ShowsPaid(filter, caller);
        return await site.HtmlAsync(
            new ReportModel(
                site.FrameFor(caller),
                filter,
                asked.IsRefused ? query : ReportModel.QueryOf(filter),
                showsPaid || !shown.IsOfPay() ? shown : ReportMeasure.Held,
                showsPaid,
                asked.IsRefused ? null : await reader.ReadAsync(filter),
                asked.IsRefused ? FormErrors.Of(asked.Refusals) : FormErrors.None
            ),
            asked.IsRefused ? 422 : 200
        );
    }

    /// <summary>What one teacher was paid is finance's business.</summary>
    private static bool ShowsPaid(ReportFilter filter, Caller caller) =>
        filter.By != ReportBy.Teacher || caller.IsOfFinance;

    private static ReportQuery QueryOf(HttpRequest request) =>
        new(
            request.Query["by"].ToString(),
            request.Query["from"].ToString(),
            request.Query["to"].ToString(),
            request.Query["district"].ToString(),
            request.Query["category"].ToString()
        );
}
