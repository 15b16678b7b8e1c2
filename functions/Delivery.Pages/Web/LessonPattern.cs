using Delivery.Domain.Ordering;

namespace Delivery.Pages.Web;

/// <summary>A course's times in two short lines, where ten dates would hide the rhythm.</summary>
/// <param name="Rhythm">每周一 09:30—11:00, or the one lesson's time.</param>
/// <param name="Extent">9月21日起，至11月30日，共10节; null for a single lesson.</param>
public sealed record LessonPattern(string Rhythm, string? Extent)
{
    public static LessonPattern Of(IReadOnlyList<LessonTime> lessons)
    {
        if (lessons.Count == 0)
            return new("时间待定", null);
        var first = lessons[0];
        if (lessons.Count == 1)
            return new(Dates.Span(first.Start, first.Minutes), null);
        return new(
            RhythmOf(lessons),
            $"{Dates.Day(first.Date)}起，至{Dates.Day(lessons[^1].Date)}，共{lessons.Count}节"
        );
    }

    public override string ToString() => Extent is null ? Rhythm : $"{Rhythm}，{Extent}";

    private static string RhythmOf(IReadOnlyList<LessonTime> lessons)
    {
        var sameTime = lessons.Select(Times).Distinct(StringComparer.Ordinal).Take(2).Count() == 1;
        var days = lessons.Select(lesson => lesson.Date.DayOfWeek).Distinct().Order().ToList();
        var everyWeek = lessons.Count >= days.Count * 2;
        return (sameTime, everyWeek) switch
        {
            (true, true) => $"每{string.Join('、', days.Select(Dates.Weekday))} {Times(lessons[0])}",
            (true, false) => Times(lessons[0]),
            _ => $"首节 {Dates.Span(lessons[0].Start, lessons[0].Minutes)}",
        };
    }

    private static string Times(LessonTime lesson) => Dates.Times(lesson.Start, lesson.Minutes);
}
