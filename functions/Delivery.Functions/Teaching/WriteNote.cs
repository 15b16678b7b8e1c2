using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Teaching;

/// <summary>The teacher writes down how a lesson went; written again, it replaces what stood there, and empty it takes it back.</summary>
public sealed class WriteNote(Courses courses, LessonNotes notes, Commands commands, TimeProvider clock)
{
    /// <param name="call">By the lesson's teacher: whoever asks has made sure of it.</param>
    public Task<Outcome<LessonNote>> RunAsync(string lessonId, string text, Call call) =>
        commands.RunAsync(
            call,
            new Place(courses.Table, LessonId.Parse(lessonId).OrderId),
            durable: null,
            () => DecideAsync(lessonId, text, call.By.Id)
        );

    private async Task<Decided<LessonNote>> DecideAsync(string lessonId, string text, string teacherId)
    {
        var lesson = (await courses.GetLessonAsync(lessonId)).Value;
        var known = await notes.FindAsync(lessonId);
        var now = clock.GetUtcNow();
        if (LessonNoteRules.Against(lesson, text, known is not null, now) is { } refusal)
            return Outcome.Refused<LessonNote>(refusal);
        var note = new LessonNote(lessonId, teacherId, text, now);
        return Decided.Change(note, new Act("lesson.note", lessonId), [LessonNotes.Put(note)]);
    }
}
