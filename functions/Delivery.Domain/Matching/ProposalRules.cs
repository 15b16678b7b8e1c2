using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Matching;

/// <summary>Which other times a teacher may propose for a course; they replace the ordered ones once the street agrees.</summary>
public static class ProposalRules
{
    /// <summary>Empty when the street can be asked; otherwise every reason, beside <c>lessons[i].start</c>.</summary>
    public static IReadOnlyList<Refusal> Check(
        IReadOnlyList<LessonTime> ordered,
        IReadOnlyList<LessonTime> proposed,
        DateTimeOffset now,
        OrderSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(ordered);
        ArgumentNullException.ThrowIfNull(proposed);
        ArgumentNullException.ThrowIfNull(settings);
        if (proposed.Count != ordered.Count)
            return [new("proposal.count", $"这门课有{ordered.Count}节，请为每一节写明时间", "lessons")];
        if (ordered.Zip(proposed).All(pair => pair.First.Start == pair.Second.Start))
            return [new("proposal.same", "提出的时间和原来一样，请直接接受或改动时间", "lessons")];
        return [.. proposed.SelectMany((lesson, index) => Check(lesson, index, ordered, proposed, now, settings))];
    }

    private static IEnumerable<Refusal> Check(
        LessonTime lesson,
        int index,
        IReadOnlyList<LessonTime> ordered,
        IReadOnlyList<LessonTime> proposed,
        DateTimeOffset now,
        OrderSettings settings
    )
    {
        var field = $"lessons[{index}].start";
        if (lesson.Start <= now)
            yield return new("proposal.past", $"第{index + 1}节的时间已过，请改到以后", field);
        // The order's number and its season's limits carry year and season.
        else if (!IsOfOneSeason(lesson, ordered[0], settings))
            yield return new("proposal.season", $"第{index + 1}节须与原定日期在同一季内", field);
        if (!LiesInTheDay(lesson, settings))
            yield return new(
                "proposal.hours",
                $"第{index + 1}节课须在{settings.EarliestStart:HH:mm}–{settings.LatestEnd:HH:mm}之间上完",
                field
            );
        if (proposed.Take(index).Any(lesson.Overlaps))
            yield return new("proposal.overlap", $"第{index + 1}节与前面的课时间重叠，请错开", field);
    }

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
