using Delivery.Domain;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Evidence;

/// <summary>The gallery of staff: what teachers sent of their lessons, newest first; one is deleted with a reason.</summary>
public sealed class GalleryPages(
    Site site,
    GalleryReader reader,
    MediaRows media,
    DeliveryBlobs blobs,
    UploadLinks uploads,
    RemoveMedia remove,
    KeepConsent keep
)
{
    [Function(nameof(ShowGallery))]
    public Task<IResult> ShowGallery(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/media")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller => await site.HtmlAsync(await reader.ListAsync(caller, request))
        );

    [Function(nameof(ShowGalleryItem))]
    public Task<IResult> ShowGalleryItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/media/{id}")] HttpRequest request,
        string id
    ) => site.GetAsync(request, caller => caller.IsStaff, caller => ShowAsync(caller, id, "", FormErrors.None));

    [Function(nameof(PostGalleryItem))]
    public Task<IResult> PostGalleryItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/media/{id}")] HttpRequest request,
        string id
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Reviewer),
            (form, caller) => ShowAsync(caller, id, "", FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                if ((await media.FindAsync(id))?.Value is not { } one)
                    return await site.NotFoundAsync(caller);
                var outcome = await ActAsync(one, form, caller);
                return outcome.IsRefused
                    ? await ShowAsync(caller, id, form["reason"].ToString(), FormErrors.Of(outcome.Refusals))
                    : Site.SeeOther(
                        Paths.MediaItem(id),
                        form["act"] == "delete" ? Said.MediaDeleted : Said.ConsentKept
                    );
            }
        );

    [Function(nameof(GetGalleryPicture))]
    public Task<IResult> GetGalleryPicture(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/media/{id}/picture")]
            HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
                (await media.FindAsync(id))?.Value is { State: MediaState.Accepted, HasPictures: true } one
                && await blobs.Media.PhotoAsync(one.BlobName, request.Query["size"] == "small") is { } content
                    ? Results.Bytes(content, "image/jpeg")
                    : await site.NotFoundAsync(caller)
        );

    /// <summary>A video is too large to pass through: the browser is sent to storage, for a quarter of an hour.</summary>
    [Function(nameof(GetGalleryVideo))]
    public Task<IResult> GetGalleryVideo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/media/{id}/video")]
            HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
                (await media.FindAsync(id))?.Value is { State: MediaState.Accepted } one
                && !(one.HasPictures && one.Kind!.Value.IsImage())
                && await uploads.ToReadAsync(one) is { } address
                    ? Site.SeeOther(address.AbsoluteUri)
                    : await site.NotFoundAsync(caller)
        );

    private Task<Outcome<LessonMedia>> ActAsync(LessonMedia one, IFormCollection form, Caller caller)
    {
        var call = new Call(
            caller,
            Idempotency.KeyOf(caller, Paths.MediaItem(one.MediaId), form["formKey"].ToString())
        );
        return form["act"] == "delete" ? remove.DeleteAsync(one, form["reason"].ToString(), call)
            : Enum.TryParse<MediaConsent>(form["pictured"], out var consent) && Enum.IsDefined(consent)
                ? keep.RunAsync(one, consent, call)
            : Task.FromResult(
                Outcome.Refused<LessonMedia>("media.consent", "请选择画面里的人是否同意公开", "pictured")
            );
    }

    private async Task<IResult> ShowAsync(Caller caller, string id, string typed, FormErrors errors) =>
        await reader.ItemAsync(caller, id, typed, errors) is { } model
            ? await site.HtmlAsync(model, errors.Any ? 422 : 200)
            : await site.NotFoundAsync(caller);
}
