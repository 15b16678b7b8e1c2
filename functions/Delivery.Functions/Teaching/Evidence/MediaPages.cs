using Delivery.Domain;
using Delivery.Domain.Ordering;
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

/// <summary>What a lesson's teacher does with the photos and videos that are there already.</summary>
public sealed class MediaPages(
    Site site,
    Courses courses,
    MediaRows media,
    DeliveryBlobs blobs,
    LessonLinks links,
    RemoveMedia remove,
    KeepConsent keep
)
{
    /// <param name="id">A lesson's id, for a teacher who is signed in, or the token of a link.</param>
    [Function(nameof(GetLessonPicture))]
    public Task<IResult> GetLessonPicture(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "lessons/{id}/pictures/{mediaId}")]
            HttpRequest request,
        string id,
        string mediaId
    ) =>
        site.GetAsync(
            request,
            caller => MayTry(caller, id),
            async caller =>
                await FindAsync(id, mediaId, caller) is { Media: { HasPictures: true } one }
                && await blobs.Media.PhotoAsync(one.BlobName, request.Query["size"] == "small") is { } content
                    ? Results.Bytes(content, "image/jpeg")
                    : await GoneAsync(caller, id, mediaId)
        );

    [Function(nameof(PostLessonMediaItem))]
    public Task<IResult> PostLessonMediaItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "lessons/{id}/media/{mediaId}")] HttpRequest request,
        string id,
        string mediaId
    ) =>
        site.PostAsync(
            request,
            caller => MayTry(caller, id),
            (form, caller) => RefusedAsync(caller, id, form.TooLong[0]),
            async (form, caller) =>
            {
                if (await FindAsync(id, mediaId, caller) is not { } found)
                    return await GoneAsync(caller, id, mediaId);
                var outcome = await ActAsync(found, form);
                return outcome.IsRefused
                    ? await RefusedAsync(caller, id, outcome.Refusals[0])
                    : Site.SeeOther(
                        Paths.Lesson(id),
                        form["act"] == "withdraw" ? Said.MediaWithdrawn : Said.ConsentKept
                    );
            }
        );

    private static bool MayTry(Caller caller, string id) =>
        caller.Kind == CallerKind.Teacher || !LessonId.TryParse(id, out _);

    private sealed record Found(LessonMedia Media, Caller Actor);

    private async Task<Found?> FindAsync(string id, string mediaId, Caller caller)
    {
        var token = LessonId.TryParse(id, out _) ? null : id;
        var lessonId = token is null ? id : links.Read(token).LessonId;
        if (
            (await media.FindAsync(mediaId))?.Value is not { State: MediaState.Accepted, FilmingId: null } one
            || one.LessonId != lessonId
        )
            return null;
        var read = await courses.GetWithLessonAsync(one.LessonId);
        // Staff act on the gallery's page, which asks them for a reason.
        return links.ActorOn(read.Course, read.Lesson, caller, token) is { Kind: CallerKind.Teacher } actor
            ? new Found(one, actor)
            : null;
    }

    private async Task<IResult> GoneAsync(Caller caller, string id, string mediaId)
    {
        if (LessonId.TryParse(id, out _))
            return await site.NotFoundAsync(caller);
        var (state, lessonId, _) = links.Read(id);
        // A good link whose photo is there is another teacher's by now; where there is none, the link is not what is wrong.
        var isThere =
            (await media.FindAsync(mediaId))?.Value is { State: MediaState.Accepted, FilmingId: null } one
            && one.LessonId == lessonId;
        return state == LinkState.Good && !isThere
            ? await site.NotFoundAsync(caller)
            : await site.LinkGoneAsync(links.GoneAs(id), caller);
    }

    private Task<Outcome<LessonMedia>> ActAsync(Found found, IFormCollection form) =>
        form["act"] == "withdraw" ? remove.WithdrawAsync(found.Media, CallOf(found, form))
        : Enum.TryParse<MediaConsent>(form["pictured"], out var consent) && Enum.IsDefined(consent)
            ? keep.RunAsync(found.Media, consent, CallOf(found, form))
        : Task.FromResult(Outcome.Refused<LessonMedia>("media.consent", "请选择画面里的人是否同意公开", "pictured"));

    private static Call CallOf(Found found, IFormCollection form)
    {
        var route = $"media/{found.Media.MediaId}";
        return new Call(found.Actor, Idempotency.KeyOf(found.Actor, route, form["formKey"].ToString()));
    }

    private Task<IResult> RefusedAsync(Caller caller, string id, Refusal why) =>
        site.HtmlAsync(
            new ErrorModel(site.FrameFor(caller), 422, "没有办成", why.Message, Paths.Lesson(id), "回到这节课"),
            422
        );
}
