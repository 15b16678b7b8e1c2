using Delivery.Domain;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Teaching.Evidence;

/// <summary>What the people on a photo or video said of showing it; it may be said again, also when somebody changes their mind.</summary>
public sealed class KeepConsent(Courses courses, MediaRows media, MediaLists gallery, Commands commands)
{
    public Task<Outcome<LessonMedia>> RunAsync(LessonMedia one, MediaConsent consent, Call call) =>
        commands.RunAsync(
            call,
            new Place(media.Table, one.CourseId),
            durable: null,
            () => DecideAsync(one.MediaId, consent),
            kept => FollowAsync(kept.MediaId)
        );

    /// <summary>Shows it in the gallery as it is stored.</summary>
    public async Task FollowAsync(string mediaId)
    {
        if (
            (await media.FindAsync(mediaId))?.Value is not { State: MediaState.Accepted } now
            || now is { FilmingId: not null, IsReleased: false }
        )
            return;
        var lesson = await courses.GetWithLessonAsync(now.LessonId);
        await gallery.PutAsync(MediaListing.Of(lesson.Course, lesson.Lesson, now));
    }

    private async Task<Decided<LessonMedia>> DecideAsync(string mediaId, MediaConsent consent)
    {
        var stored = (await media.FindAsync(mediaId))!;
        if (stored.Value.State != MediaState.Accepted)
            return Outcome.Refused<LessonMedia>(RemoveMedia.Gone);
        var kept = stored.Value with { Consent = consent };
        return Decided.Change(
            kept,
            new Act("media.consent", mediaId, consent.Label()),
            [TableRows.Replace(MediaRows.RowOf(kept), stored.ETag)]
        );
    }
}
