using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Tests.Teaching;

public sealed class LessonNoteRulesTests
{
    private static readonly DateTimeOffset Start = ShanghaiTime.At(new DateOnly(2026, 9, 21), 9, 30);

    [Theory]
    [InlineData(LessonStatus.Cancelled, 1, "好", false, "lesson-notes.cancelled 这节课取消了，没有要记的")]
    [InlineData(LessonStatus.Scheduled, -1, "好", false, "lesson-notes.early 课还没有开始，上课以后再写")]
    [InlineData(LessonStatus.Scheduled, 1, "", false, "lesson-notes.empty 请写几句：上到哪里了，下一节要注意什么")]
    [InlineData(LessonStatus.Scheduled, 1, "", true, null)]
    [InlineData(LessonStatus.Scheduled, 0, "好", false, null)]
    public void A_note_is_written_of_a_lesson_that_has_begun(
        LessonStatus status,
        int minutesAfter,
        string text,
        bool isKnown,
        string? refused
    )
    {
        var lesson = new Lesson("A1-2026-001-01", "A1-2026-001", 1, Start, 90, status, null, false);
        var refusal = LessonNoteRules.Against(lesson, text, isKnown, Start.AddMinutes(minutesAfter));
        Assert.Equal(refused, refusal is null ? null : $"{refusal.Code} {refusal.Message}");
    }
}
