using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering;

/// <summary>Fills the empty slots of an order form with the last lesson's time, a week apart each, leaving out holidays and what lies beyond the season.</summary>
public static class WeeklyRepeat
{
    public static (IReadOnlyList<LessonSlotValues> Slots, string? Note) Fill(
        IReadOnlyList<LessonSlotValues> slots,
        int lessons,
        WorkingCalendar calendar
    )
    {
        var filled = slots.Where(slot => OrderForm.ReadLesson(slot) is not null).ToList();
        if (filled.Count == 0)
            return (slots, "请先填写第1节课的日期、时间和分钟数，再按每周重复");
        var last = OrderForm.ReadLesson(filled[^1])!;
        var season = Season.Of(ShanghaiTime.DateOf(last.Start));
        var left = new List<DateOnly>();
        while (filled.Count < Math.Min(lessons, OrderFormFields.MostLessons))
        {
            last = last with { Start = last.Start.AddDays(7) };
            var date = ShanghaiTime.DateOf(last.Start);
            if (season is { } within && !within.Contains(date) || !calendar.HasYear(date.Year))
                break;
            if (calendar.IsHoliday(date))
                left.Add(date);
            else
                filled.Add(OrderForm.SlotOf(last));
        }

        return (filled, left.Count == 0 ? null : $"{string.Join("、", left.Select(Dates.Day))}放假，已跳过");
    }
}
