using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Photos;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Feedback;

/// <summary>The scan of a street's sealed form, for the street and for staff.</summary>
public sealed class ScanPages(Site site, FeedbackDrafts drafts, DeliveryBlobs blobs)
{
    [Function(nameof(GetFeedbackScan))]
    public Task<IResult> GetFeedbackScan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feedback/{month}/{street}/scan")]
            HttpRequest request,
        string month,
        string street
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStreet(street) || caller.May(Role.Reviewer),
            async caller =>
                Month.TryParse(month, out var asked)
                && (await drafts.ScanAsync(asked, street))?.Value is { } scan
                && await ScanFile.ShownAsync(blobs.Feedback, scan.Blob, scan.ContentType, $"feedback-{asked}-{street}")
                    is { } shown
                    ? shown
                    : await site.NotFoundAsync(caller)
        );
}
