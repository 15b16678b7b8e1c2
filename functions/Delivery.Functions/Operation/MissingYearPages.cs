using Delivery.Functions.Security;
using Delivery.Functions.Storage.Ordering;
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
            async caller => await site.HtmlAsync(await ModelAsync(caller))
        );

    private async Task<MissingYearModel> ModelAsync(Caller caller)
    {
        var frame = site.FrameFor(caller);
        if (await years.FindAsync() is not { } year)
            return new MissingYearModel(frame, null, []) { Expected = await years.ExpectedAsync() };
        var waits = await years.WaitingAsync(year);
        return new MissingYearModel(frame, year, MissingYearWords.Of(waits))
        {
            Orders = MissingYearWords.Orders(waits),
            Courses = MissingYearWords.Courses(waits),
        };
    }
}
