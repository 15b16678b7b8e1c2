using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web.Photos;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Feedback;

/// <summary>Keeps the scan of the sealed paper form.</summary>
public sealed class SaveScan(
    FeedbackDrafts drafts,
    Settlements settlements,
    DeliveryBlobs blobs,
    Commands commands,
    TimeProvider clock
)
{
    public async Task<Outcome<FeedbackScan>> RunAsync(Month month, string street, ScanFile file, Call call)
    {
        var window = (await settlements.WindowsAsync(month)).Feedback;
        if (FeedbackRules.CheckWindow(window, clock.GetUtcNow()).ToList() is { Count: > 0 } refusals)
            return Outcome.Refused<FeedbackScan>(refusals);
        var blob = await file.UploadAsync(blobs.Feedback, $"{month}/{street}");
        var scan = new FeedbackScan(blob, file.ContentType, clock.GetUtcNow(), call.By.Id);
        var act = new Act("feedback.scan", $"{month}/{street}");
        return await commands.RunAsync(
            call,
            drafts.ScanPlace(month),
            durable: null,
            () => Task.FromResult(Decided.Change(scan, act, [FeedbackDrafts.Put(month, street, scan)]))
        );
    }
}
