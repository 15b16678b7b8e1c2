using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow.Retention;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Operation;

/// <summary>What is kept how long, and what each night has deleted.</summary>
public sealed class RetentionPages(
    Site site,
    IEnumerable<Expiring> all,
    RetentionReports reports,
    CurrentSettings settings
)
{
    [Function(nameof(ShowRetention))]
    public Task<IResult> ShowRetention(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/retention")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.May(Role.Admin),
            async caller => await site.HtmlAsync(await ReadAsync(caller, PageAsked.Of(request)))
        );

    private async Task<RetentionModel> ReadAsync(Caller caller, PageAsked asked)
    {
        var page = await reports.PageAsync(asked.After, asked.Limit);
        return new RetentionModel(
            site.FrameFor(caller),
            [.. all.Select(one => new KeptLine(one.Label, $"{one.For(settings.Retention)}"))],
            [.. page.Rows.Select(row => LineOf(row.Value))],
            page.After is null ? null : $"{Paths.Retention}?after={Uri.EscapeDataString(page.After)}"
        );
    }

    private RetentionNight LineOf(RetentionReport report) =>
        new(
            report.Day,
            [
                .. all.Where(one => report.Deleted.GetValueOrDefault(one.Name) > 0)
                    .Select(one => $"{one.Label} {report.Deleted[one.Name]}条"),
            ]
        );
}
