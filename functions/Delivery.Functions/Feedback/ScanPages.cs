using Azure;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
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
                && await ContentAsync(scan.Blob) is { } content
                    // A PDF may hold a program: it is opened by the reader that a person chooses, never in this page.
                    ? Results.Bytes(
                        content,
                        scan.ContentType,
                        scan.ContentType == SaveScan.Pdf ? $"feedback-{asked}-{street}.pdf" : null
                    )
                    : await site.NotFoundAsync(caller)
        );

    private async Task<byte[]?> ContentAsync(string blob)
    {
        try
        {
            return (await blobs.Feedback.GetBlobClient(blob).DownloadContentAsync()).Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }
}
