using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Pages.Ordering;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>One lesson of an order on the calendar.</summary>
/// <param name="Number">From 1, as the form or the order counts it.</param>
/// <param name="Time">Null while no more than its day is typed.</param>
public sealed record LessonOnDay(int Number, DateOnly Day, LessonTime? Time);

/// <summary>Some months as a street sees them while it chooses days, in Shanghai.</summary>
/// <param name="Others">The street's lessons of other orders.</param>
/// <param name="Earliest">Before it no lesson may lie; null where nothing is chosen any more.</param>
public sealed record LessonCalendar(
    Month First,
    Month Last,
    WorkingCalendar Calendar,
    IReadOnlyList<LessonTime> Others,
    DateOnly? Earliest = null
)
{
    // Typed dates may lie centuries apart.
    private const int MostMonths = 6;
    private const int LeastMonths = 4;

    /// <summary>
    /// The months from which days are chosen: from the first that is open to the season's end, and a few at least, since the
    /// first day that is chosen may say that another season is meant.
    /// </summary>
    /// <param name="season">Null where the lessons need not lie in one.</param>
    public static (Month First, Month Last) MonthsOf(
        Season? season,
        SeasonMonths seasons,
        DateOnly earliest,
        IReadOnlyList<LessonOnDay> chosen
    )
    {
        var days = chosen.Select(lesson => lesson.Day).Where(day => day >= earliest).Append(earliest).Order().ToList();
        var (first, last) = (Month.Of(days[0]), Month.Of(days[^1]));
        if (season is { } within)
        {
            var (from, to) = (Month.Of(seasons.FirstOf(within)), Month.Of(seasons.LastOf(within)));
            // A season that is over is shown as it was; one that is to come from its first month on.
            first = to.CompareTo(first) < 0 || from.CompareTo(first) > 0 ? from : first;
            last = to;
        }
        var least = first.AddMonths(LeastMonths - 1);
        return (first, last.CompareTo(least) < 0 ? least : last);
    }

    public IReadOnlyList<LessonMonth> With(IReadOnlyList<LessonOnDay> chosen)
    {
        var months = new List<LessonMonth>();
        for (var month = First; month.CompareTo(Last) <= 0 && months.Count < MostMonths; month = month.Next)
            months.Add(
                new LessonMonth(
                    month,
                    [.. Enumerable.Range(1, month.Last.Day).Select(day => DayOf(month.Day(day), chosen))]
                )
            );
        return months;
    }

    private LessonDay DayOf(DateOnly day, IReadOnlyList<LessonOnDay> chosen)
    {
        var here = chosen.Where(lesson => lesson.Day == day).ToList();
        var words = string.Join(" ", WordsOf(day, here));
        return new LessonDay(day, words.Length > 0 ? words : null, here.Count, day < Earliest);
    }

    private IEnumerable<string> WordsOf(DateOnly day, IReadOnlyList<LessonOnDay> here)
    {
        if (Calendar.HasYear(day.Year))
        {
            if (Calendar.IsHoliday(day))
                yield return "休";
            else if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && Calendar.IsWorkingDay(day))
                yield return "班";
        }
        if (Meet(here, Others))
            yield return "重叠";
        else if (Others.Any(other => other.Date == day))
            yield return "他课";
        if (here.Count > 0)
            yield return $"第{string.Join("、", here.Select(lesson => lesson.Number))}节";
    }

    private static bool Meet(IReadOnlyList<LessonOnDay> here, IReadOnlyList<LessonTime> others)
    {
        var times = here.Select(lesson => lesson.Time).OfType<LessonTime>().ToList();
        return times.Index().Any(one => others.Concat(times.Skip(one.Index + 1)).Any(one.Item.Overlaps));
    }
}
