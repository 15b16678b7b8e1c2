using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>An order form's lessons as they are chosen on the calendar.</summary>
public static class PickedDays
{
    /// <summary>Those of which at least the day is known.</summary>
    public static IReadOnlyList<LessonOnDay> OnDays(IReadOnlyList<LessonSlotValues>? slots) =>
        [
            .. from slot in (slots ?? []).Index()
            let day = DayOf(slot.Item)
            where day is not null
            select new LessonOnDay(slot.Index + 1, day.Value, OrderForm.ReadLesson(slot.Item)),
        ];

    /// <summary>A day that was pressed gets a lesson with the last one's time, or loses those that it has.</summary>
    /// <param name="minutes">Of a first lesson; empty where nobody knows.</param>
    /// <returns>The slots by day, and what a person should know of them.</returns>
    public static (List<LessonSlotValues> Slots, string? Note) Press(
        IReadOnlyList<LessonSlotValues> slots,
        DateOnly day,
        string minutes
    )
    {
        var left = slots.Where(slot => DayOf(slot) != day).ToList();
        if (left.Count < slots.Count)
            return (left, $"{Dates.Day(day)}的课已去掉");
        // A slot that waits for its day is the one meant.
        var open = left.FindIndex(slot => slot.Date.Length == 0);
        if (open < 0 && left.Count >= OrderFormFields.MostLessons)
            return (left, $"一单最多{OrderFormFields.MostLessons}节，没有再添");
        var like = open >= 0 ? left[open] : left.LastOrDefault() ?? new LessonSlotValues(Minutes: minutes);
        var added = like with { Date = Dates.Iso(day) };
        if (open >= 0)
            left[open] = added;
        else
            left.Add(added);
        var sorted = left.OrderBy(slot => DayOf(slot) ?? DateOnly.MaxValue).ToList();
        var number = sorted.FindIndex(slot => ReferenceEquals(slot, added)) + 1;
        return (
            sorted,
            added.Start.Length > 0
                ? $"{Dates.DayAndWeekday(day)} {added.Start}已添为第{number}节"
                : $"{Dates.DayAndWeekday(day)}已添为第{number}节，请填开始时间"
        );
    }

    private static DateOnly? DayOf(LessonSlotValues slot) =>
        DateOnly.TryParseExact(slot.Date, "yyyy-MM-dd", out var day) && day.Year is > 1900 and < 3000 ? day : null;
}
