using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Teaching.Evidence;

/// <summary>
/// Takes a photo or video away: its sender without a reason, as long as another one proves the lesson; staff with a reason,
/// whatever is left, and the teacher is told.
/// </summary>
public sealed class RemoveMedia(
    Courses courses,
    MediaRows media,
    MediaFiles files,
    LessonLists lists,
    LessonLetters letters,
    Commands commands
)
{
    public static Refusal Gone { get; } = new("media.removed", "这个文件已经撤回或删除，请重新上传");

    private static Refusal Only { get; } =
        new("media.only", "这是这节课唯一的凭证，请先上传别的照片或视频，再撤回这个");

    public Task<Outcome<LessonMedia>> WithdrawAsync(LessonMedia one, Call call) => RunAsync(one, null, call);

    public async Task<Outcome<LessonMedia>> DeleteAsync(LessonMedia one, string reason, Call call) =>
        reason.Length == 0
            ? Outcome.Refused<LessonMedia>("media.reason", "请写明为什么删除，老师会看到", "reason")
            : await RunAsync(one, reason, call);

    private Task<Outcome<LessonMedia>> RunAsync(LessonMedia one, string? reason, Call call) =>
        commands.RunAsync(
            call,
            new Place(media.Table, one.CourseId),
            durable: null,
            () => DecideAsync(one.MediaId, reason),
            FollowAsync
        );

    /// <summary>Deletes the file of what was taken away, and lists and tells it; for who finds that nobody did.</summary>
    public async Task FollowAsync(string mediaId)
    {
        if (await media.FindAsync(mediaId) is { Value: { State: MediaState.Removed } removed })
            await FollowAsync(removed);
    }

    private async Task FollowAsync(LessonMedia removed)
    {
        await files.DeleteAsync(removed);
        var read = await courses.GetWithLessonAsync(removed.LessonId);
        var (course, lesson) = (read.Course, read.Lesson);
        if (removed.FilmingId is not null)
            return;
        if (!lesson.HasMedia)
            await lists.NoteAsync(
                Month.Of(lesson.Date),
                course.Street.Code,
                removed.LessonId,
                month => month with { HasMedia = false }
            );
        if (removed.RemovedBecause is not null && course.TeacherOf(lesson) is not null)
            await letters.TellOfRemovedMediaAsync(course, lesson, removed);
    }

    private async Task<Decided<LessonMedia>> DecideAsync(string mediaId, string? reason)
    {
        var stored = (await media.FindAsync(mediaId))!;
        if (stored.Value.State == MediaState.Removed)
            return Outcome.Of(stored.Value);
        if (stored.Value.State != MediaState.Accepted)
            return Outcome.Refused<LessonMedia>(Gone);
        var lesson = (await courses.LessonAsync(stored.Value.LessonId))!;
        if (stored.Value.FilmingId is not null)
            return Removed(stored, reason);
        var isOnly = await media.CountAsync(stored.Value.LessonId) == 1;
        if (isOnly && reason is null)
            return Outcome.Refused<LessonMedia>(Only);
        return Removed(
            stored,
            reason,
            TableRows.Replace(Courses.RowOf(lesson.Value with { HasMedia = !isOnly }), lesson.ETag)
        );
    }

    private static Decided<LessonMedia> Removed(
        Stored<LessonMedia> stored,
        string? reason,
        params TableTransactionAction[] with
    )
    {
        var removed = stored.Value with { State = MediaState.Removed, RemovedBecause = reason };
        return Decided.Change(
            removed,
            new Act(reason is null ? "media.withdraw" : "media.delete", removed.MediaId, reason),
            [TableRows.Replace(MediaRows.RowOf(removed), stored.ETag), .. with]
        );
    }
}
