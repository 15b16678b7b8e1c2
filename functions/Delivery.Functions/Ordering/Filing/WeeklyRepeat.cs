using Delivery.Domain.Calendar;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>Which weeks are filled.</summary>
/// <param name="Weekday">Null for that of the last lesson.</param>
/// <param name="Count">So many lessons are placed; null for as many as the discipline usually has.</param>
/// <param name="Earliest">From which day on a lesson is placed that has no day yet.</param>
public sealed record Repeating(DayOfWeek? Weekday = null, int? Count = null, DateOnly? Earliest = null)
{
    /// <returns>What was typed, or what is wrong with it.</returns>
    public static (Repeating Read, string? Wrong) Of(OrderFormValues typed, DateOnly earliest)
    {
        var weekday = Enum.GetValues<DayOfWeek>().Where(day => $"{day}" == typed.RepeatDay).ToList();
        var count = TypedNumbers.Whole(typed.RepeatCount);
        var read = new Repeating(weekday.Count > 0 ? weekday[0] : null, count, earliest);
        if (typed.RepeatDay.Length > 0 && weekday.Count == 0)
            return (read, "“每周哪天重复”请从星期一到星期日中选");
        if (typed.RepeatCount.Length > 0 && count is not (>= 1 and <= OrderFormFields.MostLessons))
            return (read, $"“再排几节”请填1—{OrderFormFields.MostLessons}的整数，或不填");
        return (read, null);
    }

    /// <summary>The next day to be tried after a lesson's.</summary>
    public DateOnly After(DateOnly day) =>
        Weekday is not { } asked || asked == day.DayOfWeek ? day.AddDays(7) : FirstOn(asked, day.AddDays(1));

    public static DateOnly FirstOn(DayOfWeek weekday, DateOnly from) =>
        from.AddDays(((int)weekday - (int)from.DayOfWeek + 7) % 7);
}

/// <summary>Fills the empty slots of an order form with the last lesson's time, a week apart each, leaving out holidays.</summary>
public static class WeeklyRepeat
{
    /// <param name="usual">So many the discipline usually has; more are added one by one, or by their number.</param>
    /// <param name="most">How many there may be in all.</param>
    /// <param name="seasons">What is paid from the city's quota stays in the season in which it begins; null where it need not.</param>
    /// <returns>The slots, and what a person should know of them.</returns>
    public static (IReadOnlyList<LessonSlotValues> Slots, string? Note) Fill(
        IReadOnlyList<LessonSlotValues> slots,
        int usual,
        int most,
        WorkingCalendar calendar,
        SeasonMonths? seasons,
        Repeating? repeating = null
    )
    {
        var how = repeating ?? new Repeating();
        var weeks = new Weeks(calendar, seasons, how);
        var (filled, dated) = weeks.Begin(slots);
        if (WhyNot(filled, dated, usual, most, how) is { } why)
            return (slots, why);
        var asked = how.Count is { } count ? dated + count : usual;
        weeks.Fill(filled, Math.Min(asked, most));
        if (how.Count is not null && asked > most && filled.Count == most)
            weeks.Notes.Add($"这个项目最多排{most}节，只排到第{most}节");
        return (filled, weeks.Told());
    }

    private static string? WhyNot(List<LessonSlotValues> filled, int dated, int usual, int most, Repeating how)
    {
        if (filled.Count == 0)
            return "请先填写第1节课的日期、时间和分钟数，再按每周重复";
        foreach (var (at, slot) in filled.Index())
            if (OrderForm.ReadLesson(slot) is null)
                return $"请先把第{at + 1}节课的日期、时间和分钟数填完整，再按每周重复";
        if (dated >= most)
            return $"这个项目最多还可排{most}节，已经有{dated}节，没有再添";
        return how.Count is null && dated >= usual ? $"这个项目一般排{usual}节，要多排请填再排几节，或再加一节" : null;
    }

    /// <summary>Goes on week by week, and remembers what it left out.</summary>
    private sealed class Weeks(WorkingCalendar calendar, SeasonMonths? seasons, Repeating how)
    {
        private readonly List<DateOnly> _left = [];

        public List<string> Notes { get; } = [];

        /// <summary>A last lesson with a time and no day gets the first one of the weekday that is asked for.</summary>
        /// <returns>The slots, and how many of them had their day before.</returns>
        public (List<LessonSlotValues> Slots, int Dated) Begin(IReadOnlyList<LessonSlotValues> slots)
        {
            var filled = slots.ToList();
            if (filled.Count == 0 || filled[^1].Date.Length > 0 || filled[^1].Start.Length == 0)
                return (filled, filled.Count);
            if (how is not { Weekday: { } weekday, Earliest: { } earliest })
                return (filled, filled.Count);
            var from = filled.Count > 1 && OrderForm.ReadLesson(filled[^2]) is { } before ? before.Date : earliest;
            var day = Repeating.FirstOn(weekday, from > earliest ? from.AddDays(1) : earliest);
            for (; calendar.HasYear(day.Year) && calendar.IsHoliday(day); day = day.AddDays(7))
                _left.Add(day);
            filled[^1] = filled[^1] with { Date = Dates.Iso(day) };
            return (filled, filled.Count - 1);
        }

        public void Fill(List<LessonSlotValues> filled, int until)
        {
            var last = OrderForm.ReadLesson(filled[^1])!;
            var season = seasons?.SeasonOf(last.Date);
            while (filled.Count < until)
            {
                var date = how.After(last.Date);
                last = last with { Start = ShanghaiTime.At(date, ShanghaiTime.TimeOf(last.Start)) };
                if (season is { } within && !seasons!.Contains(within, date))
                {
                    Notes.Add($"本季到{Dates.Day(seasons.LastOf(within))}为止，只排到第{filled.Count}节");
                    return;
                }
                if (!calendar.HasYear(date.Year))
                {
                    Notes.Add($"{date.Year}年的放假安排还没有载入，只排到第{filled.Count}节");
                    return;
                }
                if (calendar.IsHoliday(date))
                    _left.Add(date);
                else
                    filled.Add(OrderForm.SlotOf(last));
            }
        }

        public string? Told()
        {
            if (_left.Count > 0)
                Notes.Insert(0, $"{string.Join("、", _left.Select(Dates.Day))}放假，已跳过");
            return Notes.Count == 0 ? null : string.Join("；", Notes);
        }
    }
}
