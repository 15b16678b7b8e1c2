using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>The form's lessons, each in its slot of date, time and minutes.</summary>
public sealed partial record OrderForm
{
    public static LessonSlotValues SlotOf(LessonTime lesson) =>
        new(
            ShanghaiTime.DateOf(lesson.Start).ToString("yyyy-MM-dd"),
            ShanghaiTime.TimeOf(lesson.Start).ToString("HH:mm"),
            $"{lesson.Minutes}"
        );

    // The form is shown again with as many lessons as it had: those that nobody filled are left out at the end.
    private static IEnumerable<LessonSlotValues> FilledSlots(IReadOnlyList<LessonSlotValues> slots) =>
        slots.Take(slots.Select((slot, index) => slot == new LessonSlotValues() ? 0 : index + 1).Max());

    private static List<(LessonTime Time, int Slot)> ReadLessons(
        IReadOnlyList<LessonSlotValues> slots,
        List<FieldError> unreadable
    )
    {
        var lessons = new List<(LessonTime, int)>();
        foreach (
            var (slot, index) in slots
                .Select((slot, index) => (slot, index))
                .Where(entry => entry.slot.Date.Length + entry.slot.Start.Length > 0)
        )
        {
            if (ReadLesson(slot) is { } lesson)
                lessons.Add((lesson, index));
            else
                unreadable.Add(new FieldError($"lessonDate[{index}]", $"第{index + 1}节课请填写{Missing(slot)}"));
        }

        return lessons;
    }

    // Only what is missing or cannot be read: the rest is right as it stands.
    private static string Missing(LessonSlotValues slot)
    {
        string[] parts =
        [
            .. DateOf(slot) is null ? ["日期"] : (string[])[],
            .. StartOf(slot) is null ? ["开始时间"] : (string[])[],
            .. TypedNumbers.Whole(slot.Minutes) is null ? ["分钟数"] : (string[])[],
        ];
        return parts is [.. { Length: > 0 } first, var last] ? $"{string.Join('、', first)}和{last}" : parts[^1];
    }

    private static DateOnly? DateOf(LessonSlotValues slot) =>
        DateOnly.TryParseExact(slot.Date, "yyyy-MM-dd", out var date) && date.Year is > 1900 and < 3000 ? date : null;

    private static TimeOnly? StartOf(LessonSlotValues slot) =>
        TimeOnly.TryParseExact(slot.Start, ["HH:mm", "HH:mm:ss"], out var start) ? start : null;

    /// <returns>Null when date, time or minutes are missing or cannot be read.</returns>
    public static LessonTime? ReadLesson(LessonSlotValues slot) =>
        (DateOf(slot), StartOf(slot), TypedNumbers.Whole(slot.Minutes)) is ({ } date, { } start, { } minutes)
            ? new LessonTime(ShanghaiTime.At(date, start), minutes)
            : null;
}
