namespace Delivery.Domain.Teaching;

/// <summary>What a teacher wrote down after a lesson, for whoever gives the next one, and for staff; the street does not read it.</summary>
/// <param name="TeacherId">Who wrote it: the course may have another teacher by now.</param>
public sealed record LessonNote(string LessonId, string TeacherId, string Text, DateTimeOffset At)
{
    public int Number => Ordering.LessonId.Parse(LessonId).Number;
}

public static class LessonNoteRules
{
    /// <param name="isKnown">There is a note already: an empty one takes it back.</param>
    public static Refusal? Against(Lesson lesson, string text, bool isKnown, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        ArgumentNullException.ThrowIfNull(text);
        return lesson.Status == LessonStatus.Cancelled
                ? new("lesson-notes.cancelled", "这节课取消了，没有要记的", "notes")
            : lesson.Start > now ? new("lesson-notes.early", "课还没有开始，上课以后再写", "notes")
            : text.Length == 0 && !isKnown
                ? new("lesson-notes.empty", "请写几句：上到哪里了，下一节要注意什么", "notes")
            : null;
    }
}
