using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering;

/// <summary>Fills the empty slots of an order form with the last lesson's time, a week apart each, leaving out holidays.</summary>
public static class WeeklyRepeat
{
    /// <param name="usual">So many the discipline usually has; more are added one by one.</param>
    /// <param name="most">How many there may be in all.</param>
    /// <param name="seasons">What is paid from the city's quota stays in the season in which it begins; null where it need not.</param>
    /// <returns>The slots, and what a person should know of them.</returns>
    public static (IReadOnlyList<LessonSlotValues> Slots, string? Note) Fill(
        IReadOnlyList<LessonSlotValues> slots,
        int usual,
        int most,
        WorkingCalendar calendar,
        SeasonMonths? seasons
    )
    {
        if (slots.Count == 0)
            return (slots, "请先填写第1节课的日期、时间和分钟数，再按每周重复");
        foreach (var (at, slot) in slots.Index())
            if (OrderForm.ReadLesson(slot) is null)
                return (slots, $"请先把第{at + 1}节课的日期、时间和分钟数填完整，再按每周重复");
        if (slots.Count >= most)
            return (slots, $"这个项目最多还可排{most}节，已经有{slots.Count}节，没有再添");
        if (slots.Count >= usual)
            return (slots, $"这个项目一般排{usual}节，要多排请再加一节");
        var (filled, notes) = (slots.ToList(), new List<string>());
        var last = OrderForm.ReadLesson(slots[^1])!;
        var season = seasons?.SeasonOf(ShanghaiTime.DateOf(last.Start));
        var left = new List<DateOnly>();
        while (filled.Count < Math.Min(usual, most))
        {
            last = last with { Start = last.Start.AddDays(7) };
            var date = ShanghaiTime.DateOf(last.Start);
            if (season is { } within && !seasons!.Contains(within, date))
            {
                notes.Add($"本季到{Dates.Day(seasons.LastOf(within))}为止，只排到第{filled.Count}节");
                break;
            }

            if (!calendar.HasYear(date.Year))
            {
                notes.Add($"{date.Year}年的放假安排还没有载入，只排到第{filled.Count}节");
                break;
            }

            if (calendar.IsHoliday(date))
                left.Add(date);
            else
                filled.Add(OrderForm.SlotOf(last));
        }

        if (left.Count > 0)
            notes.Insert(0, $"{string.Join("、", left.Select(Dates.Day))}放假，已跳过");
        return (filled, notes.Count == 0 ? null : string.Join("；", notes));
    }
}
