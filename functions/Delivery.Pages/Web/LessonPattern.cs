using Delivery.Domain.Ordering;

namespace Delivery.Pages.Web;

/// <summary>A course's times in two short lines, where ten dates would hide the rhythm.</summary>
/// <param name="Rhythm">每周一 09:30—11:00, or the one lesson's time.</param>
/// <param name="Extent">9月21日起，至11月30日，共10节; null for a single lesson.</param>
/// <param name="Language">In which both are.</param>
public sealed record LessonPattern(string Rhythm, string? Extent, Language Language = Language.Chinese)
{
    public static LessonPattern Of(IReadOnlyList<LessonTime> lessons, Language language = Language.Chinese)
    {
        if (lessons.Count == 0)
            return new(language.Say("时间待定", "to be announced"), null, language);
        var first = lessons[0];
        if (lessons.Count == 1)
            return new(PublicNames.Span(first.Start, first.Minutes, language), null, language);
        return new(
            RhythmOf(lessons, language),
            language.Say(
                $"{Dates.Day(first.Date)}起，至{Dates.Day(lessons[^1].Date)}，共{lessons.Count}节",
                $"{PublicNames.Day(first.Date, language)} to {PublicNames.Day(lessons[^1].Date, language)}, {lessons.Count} lessons"
            ),
            language
        );
    }

    public override string ToString() => Extent is null ? Rhythm : $"{Rhythm}{Language.Say("，", ", ")}{Extent}";

    private static string RhythmOf(IReadOnlyList<LessonTime> lessons, Language language)
    {
        var sameTime = lessons.Select(Times).Distinct(StringComparer.Ordinal).Take(2).Count() == 1;
        var days = lessons.Select(lesson => lesson.Date.DayOfWeek).Distinct().Order().ToList();
        var everyWeek = lessons.Count >= days.Count * 2;
        return (sameTime, everyWeek) switch
        {
            (true, true) => language.Say(
                $"每{string.Join('、', days.Select(Dates.Weekday))} {Times(lessons[0])}",
                $"{string.Join(", ", days.Select(day => PublicNames.Weekday(day, language)))}, {Times(lessons[0])}"
            ),
            (true, false) => Times(lessons[0]),
            _ => language.Say(
                $"首节 {Dates.Span(lessons[0].Start, lessons[0].Minutes)}",
                $"First lesson {PublicNames.Span(lessons[0].Start, lessons[0].Minutes, language)}"
            ),
        };
    }

    private static string Times(LessonTime lesson) => Dates.Times(lesson.Start, lesson.Minutes);
}
