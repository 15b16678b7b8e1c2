using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
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

    public async Task<Outcome<LessonMedia>> DeleteAsync(LessonMedia one, string reason, Call call)
    {
        if (reason.Length == 0)
            return Outcome.Refused<LessonMedia>("media.reason", "请写明为什么删除，老师会看到", "reason");
        var outcome = await RunAsync(one, reason, call);
        if (outcome.IsRefused)
            return outcome;
        var lesson = await courses.GetWithLessonAsync(one.LessonId);
        if (lesson.Course.TeacherOf(lesson.Lesson) is not null)
            await letters.TellOfRemovedMediaAsync(lesson.Course, lesson.Lesson, outcome.Value);
        return outcome;
    }

    private async Task<Outcome<LessonMedia>> RunAsync(LessonMedia one, string? reason, Call call)
    {
        var outcome = await commands.RunAsync(
            call,
            new Place(media.Table, one.CourseId),
            durable: null,
            () => DecideAsync(one.MediaId, reason)
        );
        if (outcome.IsRefused)
            return outcome;
        await files.DeleteAsync(outcome.Value);
        var read = await courses.GetWithLessonAsync(one.LessonId);
        if (!read.Lesson.HasMedia)
            await lists.NoteAsync(
                Month.Of(read.Lesson.Date),
                read.Course.Street.Code,
                one.LessonId,
                month => month with { HasMedia = false }
            );
        return outcome;
    }

    private async Task<Decided<LessonMedia>> DecideAsync(string mediaId, string? reason)
    {
        var stored = (await media.FindAsync(mediaId))!;
        if (stored.Value.State == MediaState.Removed)
            return Outcome.Of(stored.Value);
        if (stored.Value.State != MediaState.Accepted)
            return Outcome.Refused<LessonMedia>(Gone);
        var lesson = (await courses.LessonAsync(stored.Value.LessonId))!;
        var isOnly = await media.CountAsync(stored.Value.LessonId) == 1;
        if (isOnly && reason is null)
            return Outcome.Refused<LessonMedia>(Only);
        var removed = stored.Value with { State = MediaState.Removed, RemovedBecause = reason };
        return Decided.Change(
            removed,
            new Act(reason is null ? "media.withdraw" : "media.delete", mediaId, reason),
            [
                TableRows.Replace(MediaRows.RowOf(removed), stored.ETag),
                TableRows.Replace(Courses.RowOf(lesson.Value with { HasMedia = !isOnly }), lesson.ETag),
            ]
        );
    }
}
