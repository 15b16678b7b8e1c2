using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

/// <summary>When each lesson may lie.</summary>
internal static class LessonTimeRules
{
    public static IEnumerable<Refusal> Check(
        OrderRequest request,
        IReadOnlyList<DatedLesson> lessons,
        OrderFacts facts
    ) =>
        [
            .. Minutes(request, facts.Settings),
            .. Hours(lessons, facts.Settings),
            .. Overlaps(lessons, facts.Settings),
            .. UnloadedYears(request, facts),
            .. Holidays(request, lessons, facts.Calendar),
            .. TooLate(request, lessons, facts),
        ];

    private static IEnumerable<Refusal> Minutes(OrderRequest request, OrderSettings settings) =>
        request
            .Lessons.Select((lesson, index) => (lesson, index))
            .Where(l => l.lesson.Minutes < settings.ShortestMinutes || l.lesson.Minutes > settings.LongestMinutes)
            .Select(l => new Refusal(
                "order.minutes",
                $"第{l.index + 1}节课时长须为{settings.ShortestMinutes}–{settings.LongestMinutes}分钟",
                $"lessons[{l.index}].minutes"
            ));

    private static IEnumerable<Refusal> Hours(IReadOnlyList<DatedLesson> lessons, OrderSettings settings) =>
        lessons
            .Where(l => !LiesInTheDay(l.Time, settings))
            .Select(l => new Refusal(
                "order.hours",
                $"第{l.Number}节课须在{settings.EarliestStart:HH:mm}–{settings.LatestEnd:HH:mm}之间上完",
                l.StartField
            ));

    private static bool LiesInTheDay(LessonTime lesson, OrderSettings settings)
    {
        var start = ShanghaiTime.TimeOf(lesson.Start).ToTimeSpan();
        var end = start + TimeSpan.FromMinutes(lesson.Minutes);
        return start >= settings.EarliestStart.ToTimeSpan() && end <= settings.LatestEnd.ToTimeSpan();
    }

    private static IEnumerable<Refusal> Overlaps(IReadOnlyList<DatedLesson> lessons, OrderSettings settings)
    {
        // A length that is refused anyway must not make every later lesson overlap.
        DateTimeOffset EndOf(DatedLesson lesson) =>
            lesson.Time.Start.AddMinutes(Math.Clamp(lesson.Time.Minutes, 1, settings.LongestMinutes));

        DatedLesson? longest = null;
        foreach (var lesson in lessons)
        {
            if (longest is not null && lesson.Time.Start < EndOf(longest))
                yield return new(
                    "order.overlap",
                    $"第{lesson.Number}节课与第{longest.Number}节课（{ChineseDates.Moment(longest.Time.Start)}）时间重叠，请错开",
                    lesson.StartField
                );
            if (longest is null || EndOf(lesson) > EndOf(longest))
                longest = lesson;
        }
    }

    private static IEnumerable<Refusal> UnloadedYears(OrderRequest request, OrderFacts facts) =>
        request
            .Lessons.Select((lesson, index) => (Year: DatedLesson.YearOf(lesson), index))
            .Where(l => !facts.Calendar.HasYear(l.Year))
            .Select(l => YearNotLoaded(l.Year, DatedLesson.Field(l.index), facts));

    private static IEnumerable<Refusal> Holidays(
        OrderRequest request,
        IReadOnlyList<DatedLesson> lessons,
        WorkingCalendar calendar
    ) =>
        lessons
            .Where(l => !request.AcceptsHolidays && calendar.IsHoliday(l.Date))
            .Select(l => new Refusal(
                "order.holiday",
                $"第{l.Number}节课在{ChineseDates.Day(l.Date)}（法定节假日），确需上课请勾选“节假日照常上课”",
                l.StartField
            ));

    private static IReadOnlyList<Refusal> TooLate(
        OrderRequest request,
        IReadOnlyList<DatedLesson> lessons,
        OrderFacts facts
    )
    {
        if (lessons.Count == 0)
            return [];
        try
        {
            var earliest = FilingRules.EarliestFirstLesson(facts.FiledAt, facts.Calendar, facts.Settings);
            return
            [
                .. lessons.Where(l => l.Date < earliest).Select(l => TooEarly(l, earliest, facts)),
                // Where no working day has to lie between, the day of filing is early enough, but not its hours before.
                .. lessons.Where(l => l.Date >= earliest && l.Time.Start <= facts.FiledAt).Select(Begun),
            ];
        }
        catch (CalendarYearNotLoadedException missing)
        {
            // The lessons of that year say so already, each beside its field.
            return request.Lessons.Any(l => DatedLesson.YearOf(l) == missing.Year)
                ? []
                : [YearNotLoaded(missing.Year, "lessons", facts)];
        }
    }

    private static Refusal TooEarly(DatedLesson lesson, DateOnly earliest, OrderFacts facts)
    {
        var day = ChineseDates.DaySeenFrom(ShanghaiTime.DateOf(facts.FiledAt), earliest);
        return new(
            "order.too-late",
            $"第{lesson.Number}节课太早：须提前{facts.Settings.FilingWorkingDays}个工作日申报，最早可排 {day}",
            lesson.StartField
        );
    }

    private static Refusal Begun(DatedLesson lesson) =>
        new(
            "order.too-late",
            $"第{lesson.Number}节课太早：{ChineseDates.Moment(lesson.Time.Start)}已经过了，请改为以后的时间",
            lesson.StartField
        );

    private static Refusal YearNotLoaded(int year, string field, OrderFacts facts) =>
        new("calendar.year-not-loaded", CalendarYearNotLoadedException.Sentence(year, facts.WhomToCall), field);
}
