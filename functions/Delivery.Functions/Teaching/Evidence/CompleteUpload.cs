using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Filming;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Evidence;

/// <summary>
/// Looks at what was put to the address: a photo or video becomes the lesson's evidence, or the film that was waited for;
/// anything else is deleted. The same file said to be complete twice gets the same answer.
/// </summary>
public sealed class CompleteUpload(
    Courses courses,
    MediaRows media,
    DeliveryBlobs blobs,
    LessonPictures pictures,
    VideoCleaner videos,
    MediaFiles files,
    LessonLists lists,
    MediaLists gallery,
    BegunQuestions questions,
    TakeFilm films,
    Commands commands,
    CurrentSettings settings
)
{
    public async Task<Outcome<LessonMedia>> RunAsync(
        Stored<LessonMedia> offered,
        CourseWithLesson lesson,
        Call call,
        DurableTaskClient durable
    )
    {
        var place = new Place(media.Table, offered.Value.CourseId);
        Read? known = new(offered, lesson);
        var outcome = await commands.RunAsync(
            call,
            place,
            durable,
            async () =>
            {
                // What the caller has read is looked at first; a rival's change makes it be read again.
                var read = known ?? await ReadAsync(offered.Value.MediaId);
                known = null;
                return await DecideAsync(read);
            },
            accepted => ShowAsync(accepted, lesson, call)
        );
        // Its row says by now that it is no evidence, so it may go.
        if (
            outcome.IsRefused
            && await media.FindAsync(offered.Value.MediaId) is { Value: { State: MediaState.Refused } refused }
        )
            await files.DeleteAsync(refused);
        return outcome;
    }

    /// <summary>Shows an accepted photo or video, as it is stored, in the lists; for who finds that nobody did.</summary>
    public async Task FollowAsync(string mediaId)
    {
        if (await media.FindAsync(mediaId) is { Value: { State: MediaState.Accepted } accepted })
            await ShowAsync(accepted, await courses.GetWithLessonAsync(accepted.LessonId), Caller.Service);
    }

    private async Task ShowAsync(LessonMedia accepted, CourseWithLesson lesson, Call call)
    {
        // Whoever repeats an old request is told the old answer; it may have been taken back since.
        if (call.IsRepeated && (await media.FindAsync(accepted.MediaId))?.Value.State != MediaState.Accepted)
            return;
        // Staff show a film once they have seen it.
        if (accepted.FilmingId is { } filmingId)
        {
            await films.ListAsync(filmingId);
            return;
        }

        await lists.NoteAsync(
            Month.Of(lesson.Lesson.Date),
            lesson.Course.Street.Code,
            accepted.LessonId,
            month => month with { HasMedia = true }
        );
        await questions.SettleAsync(accepted.LessonId, lesson.Lesson.Date);
        await gallery.PutAsync(MediaListing.Of(lesson.Course, lesson.Lesson, accepted));
    }

    private sealed record Read(Stored<LessonMedia> Media, CourseWithLesson Lesson);

    private async Task<Read> ReadAsync(string mediaId)
    {
        var stored = (await media.FindAsync(mediaId))!;
        return new Read(stored, await courses.GetWithLessonAsync(stored.Value.LessonId));
    }

    private async Task<Decided<LessonMedia>> DecideAsync(Read read)
    {
        var stored = read.Media;
        if (stored.Value.State == MediaState.Accepted)
            return Outcome.Of(stored.Value);
        if (stored.Value.State == MediaState.Removed)
            return Outcome.Refused<LessonMedia>(RemoveMedia.Gone);
        if (await UploadedFile.FindAsync(blobs.Media.GetBlobClient(stored.Value.BlobName)) is not { } file)
            return Outcome.Refused<LessonMedia>("media.missing", "还没有收到文件，请先上传再确认");
        var kind = MediaRules.Check(file.Head, file.Bytes, settings.Teaching);
        if (kind.IsRefused)
            return Refused(stored, kind.Refusals);
        var film = stored.Value.FilmingId;
        if (
            (film is not null || read.Lesson.Lesson.HasMedia)
            && await media.CountAsync(stored.Value.LessonId, film) >= settings.Teaching.MediaMostItems
        )
            return Refused(stored, [OfferUpload.TooMany(settings.Teaching)]);
        var booking = film is null ? null : await films.AcceptAsync(film, kind.Value);
        if (booking is { IsRefused: true })
            return Refused(stored, booking.Refusals);
        var version = await LookedAtAsync(stored.Value, kind.Value, file);
        if (version.IsRefused)
            return version.Refusals[0].Code == VideoCleaner.Replaced.Code
                ? Outcome.Refused<LessonMedia>(version.Refusals)
                : Refused(stored, version.Refusals);
        var accepted = stored.Value with
        {
            State = MediaState.Accepted,
            Kind = kind.Value,
            Bytes = file.Bytes,
            HasPictures = kind.Value.IsImage() || await pictures.OfVideoAsync(stored.Value),
            Version = version.Value,
        };
        return booking is null ? Accepted(read, accepted) : AcceptedFilm(read, accepted, booking.Value);
    }

    // A photo is written anew beside the file, a video loses in its file what says where it was taken.
    private async Task<Outcome<string?>> LookedAtAsync(LessonMedia one, MediaKind kind, UploadedFile file)
    {
        if (!kind.IsImage())
            return await videos.CleanAsync(one.BlobName, file);
        return await pictures.MakeAsync(one, file.Head, file.Bytes) is { Count: > 0 } broken
            ? Outcome.Refused<string?>(broken)
            : Outcome.Of(file.Version);
    }

    // The lesson is written again with each: of two that come at once the second is counted after the first.
    private static Decided<LessonMedia> Accepted(Read read, LessonMedia accepted)
    {
        var lesson = read.Lesson.StoredLesson;
        return Decided.Change(
            accepted,
            new Act("media.complete", accepted.MediaId),
            [
                TableRows.Replace(MediaRows.RowOf(accepted), read.Media.ETag),
                TableRows.Replace(Courses.RowOf(lesson.Value with { HasMedia = true }), lesson.ETag),
            ],
            lesson.Value.HasMedia
                ? []
                : [OutboxMessage.Raise(Instances.Lesson(accepted.LessonId), Events.Evidence, true)]
        );
    }

    private static Decided<LessonMedia> AcceptedFilm(Read read, LessonMedia accepted, TableTransactionAction booking) =>
        Decided.Change(
            accepted,
            new Act("media.complete", accepted.MediaId),
            [TableRows.Replace(MediaRows.RowOf(accepted), read.Media.ETag), booking],
            OutboxMessage.Raise(Instances.Filming(accepted.FilmingId!), Events.Filming, true)
        );

    private static Decided<LessonMedia> Refused(Stored<LessonMedia> stored, IReadOnlyList<Refusal> refusals) =>
        new(
            Outcome.Refused<LessonMedia>(refusals),
            new Act("media.refuse", stored.Value.MediaId),
            [TableRows.Replace(MediaRows.RowOf(stored.Value with { State = MediaState.Refused }), stored.ETag)]
        );
}
