using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Matching;

/// <summary>What other times for an ordered course are judged by.</summary>
/// <param name="WhomToCall">Name and phone at the association, for what nobody can put right by a change of the form.</param>
public sealed record ProposalFacts(
    FundingStream FundingStream,
    WorkingCalendar Calendar,
    DateTimeOffset Now,
    OrderSettings Settings,
    string? WhomToCall = null
);

/// <summary>
/// Which other times can replace those ordered: a teacher proposes them and the street agrees, or the street chooses them
/// itself. The order's own rules hold for them as they did for the first ones (domain.md, sections 3 and 4).
/// </summary>
public static class ProposalRules
{
    /// <summary>Empty when the street can be asked; otherwise every reason, beside <c>lessons[i].start</c>.</summary>
    public static IReadOnlyList<Refusal> Check(
        IReadOnlyList<LessonTime> ordered,
        IReadOnlyList<LessonTime> proposed,
        ProposalFacts facts
    )
    {
        ArgumentNullException.ThrowIfNull(ordered);
        ArgumentNullException.ThrowIfNull(proposed);
        ArgumentNullException.ThrowIfNull(facts);
        if (proposed.Count != ordered.Count)
            return [new("proposal.count", $"这门课有{ordered.Count}节，请为每一节写明时间", "lessons")];
        if (ordered.Zip(proposed).All(pair => pair.First.Start == pair.Second.Start))
            return [new("proposal.same", "提出的时间和原来一样，请直接接受或改动时间", "lessons")];
        return [.. proposed.SelectMany((lesson, index) => Check(lesson, index, ordered, proposed, facts))];
    }

    /// <summary>
    /// What stands against the street's yes: lessons that come to lie on a public holiday, unless it ticks that it means them,
    /// and years that are not loaded, of which nothing is guessed.
    /// </summary>
    /// <param name="accepts">Ticked, now or when the order was filed.</param>
    public static IReadOnlyList<Refusal> Holidays(
        IReadOnlyList<LessonTime> proposed,
        bool accepts,
        WorkingCalendar calendar,
        string? whomToCall
    )
    {
        ArgumentNullException.ThrowIfNull(proposed);
        ArgumentNullException.ThrowIfNull(calendar);
        var unknown = proposed.Select(lesson => lesson.Date.Year).Where(year => !calendar.HasYear(year)).Distinct();
        return
        [
            .. unknown.Select(year => YearNotLoaded(year, null, whomToCall)),
            .. Unticked(proposed, accepts, calendar) is { } unticked ? new[] { unticked } : [],
        ];
    }

    /// <summary>Lessons on public holidays, which nobody has ticked; null where there are none.</summary>
    public static Refusal? Unticked(IReadOnlyList<LessonTime> proposed, bool accepts, WorkingCalendar calendar)
    {
        var days = proposed.Index().Where(lesson => IsHoliday(lesson.Item, calendar)).ToList();
        var named = days.Select(one => $"第{one.Index + 1}节（{ChineseDates.Day(one.Item.Date)}）");
        return accepts || days.Count == 0
            ? null
            : new(
                "proposal.holiday",
                $"{string.Join("、", named)}在法定节假日，确需上课请勾选“节假日照常上课”",
                "acceptsHolidays"
            );
    }

    /// <summary>Lies on a public holiday; false in a year that is not loaded, which is refused on its own.</summary>
    public static bool IsHoliday(LessonTime lesson, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.HasYear(lesson.Date.Year) && calendar.IsHoliday(lesson.Date);
    }

    private static IEnumerable<Refusal> Check(
        LessonTime lesson,
        int index,
        IReadOnlyList<LessonTime> ordered,
        IReadOnlyList<LessonTime> proposed,
        ProposalFacts facts
    )
    {
        var (field, settings) = ($"lessons[{index}].start", facts.Settings);
        if (lesson.Minutes != ordered[index].Minutes)
            yield return new(
                "proposal.minutes",
                $"第{index + 1}节仍上{ordered[index].Minutes}分钟，只能改开始的时间",
                $"lessons[{index}].minutes"
            );
        if (lesson.Start <= facts.Now)
            yield return new("proposal.past", $"第{index + 1}节的时间已过，请改到以后", field);
        else if (OutsideSentence(lesson, index, ordered, proposed, facts) is { } sentence)
            yield return new("proposal.season", sentence, field);
        else if (!facts.Calendar.HasYear(lesson.Date.Year))
            yield return YearNotLoaded(lesson.Date.Year, field, facts.WhomToCall);
        if (!LiesInTheDay(lesson, settings))
            yield return new(
                "proposal.hours",
                $"第{index + 1}节课须在{settings.EarliestStart:HH:mm}–{settings.LatestEnd:HH:mm}之间上完",
                field
            );
        if (proposed.Take(index).Any(lesson.Overlaps))
            yield return new("proposal.overlap", $"第{index + 1}节与前面的课时间重叠，请错开", field);
    }

    // The order's number carries the year of its first lesson; a season's limits count the lessons of that season. NonBasic
    // lessons may lie on any date.
    private static string? OutsideSentence(
        LessonTime lesson,
        int index,
        IReadOnlyList<LessonTime> ordered,
        IReadOnlyList<LessonTime> proposed,
        ProposalFacts facts
    )
    {
        if (facts.FundingStream != FundingStream.NonBasic)
            return IsOfOneSeason(lesson, ordered[0], facts.Settings) ? null : $"第{index + 1}节须与原定日期在同一季内";
        var year = ordered.Min(one => one.Date).Year;
        return lesson.Start == proposed.Min(one => one.Start) && lesson.Date.Year != year
            ? $"第{index + 1}节是最早的一节，须仍在{year}年内（订单编号按最早一节的年份编）"
            : null;
    }

    private static Refusal YearNotLoaded(int year, string? field, string? whomToCall) =>
        new("calendar.year-not-loaded", CalendarYearNotLoadedException.Sentence(year, whomToCall), field);

    private static bool IsOfOneSeason(LessonTime lesson, LessonTime other, OrderSettings settings) =>
        lesson.Date.Year == other.Date.Year
        && settings.Seasons.SeasonOf(lesson.Date) == settings.Seasons.SeasonOf(other.Date);

    private static bool LiesInTheDay(LessonTime lesson, OrderSettings settings)
    {
        var start = ShanghaiTime.TimeOf(lesson.Start).ToTimeSpan();
        return start >= settings.EarliestStart.ToTimeSpan()
            && start + TimeSpan.FromMinutes(lesson.Minutes) <= settings.LatestEnd.ToTimeSpan();
    }
}
