using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Pages.Operation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Operation;

/// <summary>Which year's calendar is missing, and what waits for it.</summary>
public sealed class MissingYearPages(Site site, YearToLoad years)
{
    [Function(nameof(ShowMissingYear))]
    public Task<IResult> ShowMissingYear(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/missing-year")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
                await site.HtmlAsync(
                    await years.FindAsync() is { } year
                        ? new MissingYearModel(
                            site.FrameFor(caller),
                            year,
                            MissingYearWords.Of(await years.WaitingAsync(year))
                        )
                        : new MissingYearModel(site.FrameFor(caller), null, [], await years.ExpectedAsync())
                )
        );
}
