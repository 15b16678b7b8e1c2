using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Conduct.Changes;

/// <summary>Which changes staff can be asked for: the rules of lesson times hold for a change as they did for the order.</summary>
public static class ChangeRules
{
    /// <summary>Empty when the change can be asked for; otherwise every reason at once.</summary>
    public static IReadOnlyList<Refusal> Check(ChangeWish wish, ChangeFacts facts)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(facts);
        if (Impossible(facts) is { } impossible)
            return [impossible];
        return
        [
            .. Missing(wish),
            .. wish is { Kind: ChangeKind.Move or ChangeKind.Remaining, Start: not null } ? Times(wish, facts) : [],
            .. wish is { Kind: ChangeKind.Venue, Venue: { } venue } ? SameVenue(venue, facts) : [],
        ];
    }

    /// <summary>What no other wording of the wish would help.</summary>
    private static Refusal? Impossible(ChangeFacts facts) =>
        facts.Stage is not (OrderStage.Confirmed or OrderStage.InDelivery)
            ? new Refusal("change.stage", $"课程目前是“{facts.Stage.Label()}”，老师确认以后、上完以前才能申请更改")
        : facts.Lesson.Status != LessonStatus.Scheduled
            ? new Refusal("change.stage", $"第{facts.Lesson.Number}节{facts.Lesson.Status.Label()}，不能再更改")
        : facts.Lesson.Start <= facts.Now
            ? new Refusal(
                "change.begun",
                $"第{facts.Lesson.Number}节已经开始，不能再更改；没有上成的，请在月度反馈里写明"
            )
        : null;

    private static IEnumerable<Refusal> Missing(ChangeWish wish)
    {
        if (string.IsNullOrWhiteSpace(wish.Reason))
            yield return new("change.reason", "请写明为什么要更改", "reason");
        if (wish is { Kind: ChangeKind.Move or ChangeKind.Remaining, Start: null })
            yield return new("change.start", "请选择新的日期和开始时间", "start");
        if (wish.Kind == ChangeKind.Venue && string.IsNullOrWhiteSpace(wish.Venue?.Name))
            yield return new("change.venue", "请写明新场地的名称", "venue.name");
        if (wish.Kind == ChangeKind.Venue && string.IsNullOrWhiteSpace(wish.Venue?.Address))
            yield return new("change.venue", "请写明新场地的地址", "venue.address");
    }

    private static IEnumerable<Refusal> SameVenue(Venue venue, ChangeFacts facts)
    {
        if (venue.Name == facts.Venue.Name && venue.Address == facts.Venue.Address)
            yield return new("change.same", "场地和现在一样，请写明要换到哪里", "venue.name");
    }

    private static IEnumerable<Refusal> Times(ChangeWish wish, ChangeFacts facts)
    {
        if (wish.Start == facts.Lesson.Start)
            return [new("change.same", "时间和现在一样，请选择别的时间", "start")];
        var changes = wish.Changes(facts.Lesson, facts.Lessons);
        return changes.SelectMany(change => Time(change, wish, facts, changes));
    }

    private static IEnumerable<Refusal> Time(
        LessonChange change,
        ChangeWish wish,
        ChangeFacts facts,
        IReadOnlyList<LessonChange> changes
    )
    {
        var to = change.To!;
        if (to.Start <= facts.Now)
            yield return new("change.past", $"第{change.Number}节会改到已经过去的时间，请改到以后", "start");
        if (!LiesInTheDay(to, facts.Settings))
            yield return new(
                "change.hours",
                $"第{change.Number}节须在{facts.Settings.EarliestStart:HH:mm}–{facts.Settings.LatestEnd:HH:mm}之间上完",
                "start"
            );
        if (OutsideSentence(change, facts) is { } sentence)
            yield return new("change.season", sentence, "start");
        else if (!facts.Calendar.HasYear(to.Date.Year))
            yield return new(
                "calendar.year-not-loaded",
                CalendarYearNotLoadedException.Sentence(to.Date.Year, facts.WhomToCall),
                "start"
            );
        else if (!wish.AcceptsHolidays && facts.Calendar.IsHoliday(to.Date))
            yield return new(
                "change.holiday",
                $"第{change.Number}节会改到{ChineseDates.Day(to.Date)}（法定节假日），确需上课请勾选“节假日照常上课”",
                "acceptsHolidays"
            );
        if (Overlapped(change, facts, changes) is { } other)
            yield return new("change.overlap", $"第{change.Number}节会与第{other}节时间重叠，请错开", "start");
    }

    private static bool LiesInTheDay(LessonTime lesson, OrderSettings settings)
    {
        var start = ShanghaiTime.TimeOf(lesson.Start).ToTimeSpan();
        return start >= settings.EarliestStart.ToTimeSpan()
            && start + TimeSpan.FromMinutes(lesson.Minutes) <= settings.LatestEnd.ToTimeSpan();
    }

    // The order's number names the year of its first lesson, and the season's limits count its lessons. NonBasic lessons may
    // lie on any date.
    private static string? OutsideSentence(LessonChange change, ChangeFacts facts)
    {
        var (from, to) = (change.From.Date, change.To!.Date);
        if (facts.FundingStream != FundingStream.NonBasic)
            return from.Year == to.Year && facts.Settings.Seasons.SeasonOf(from) == facts.Settings.Seasons.SeasonOf(to)
                ? null
                : $"第{change.Number}节会改到{ChineseDates.Day(to)}，须与原定日期在同一季内";
        return from.Year != to.Year && facts.Lessons.All(lesson => lesson.Start >= change.From.Start)
            ? $"第{change.Number}节是最早的一节，会改到{ChineseDates.FullDay(to)}，须仍在{from.Year}年内（订单编号按最早一节的年份编）"
            : null;
    }

    private static int? Overlapped(LessonChange change, ChangeFacts facts, IReadOnlyList<LessonChange> changes)
    {
        var moved = changes.ToDictionary(one => one.LessonId, one => one.To!);
        return facts
            .Lessons.Where(lesson => lesson.LessonId != change.LessonId && lesson.Status != LessonStatus.Cancelled)
            .FirstOrDefault(lesson =>
                change.To!.Overlaps(
                    moved.GetValueOrDefault(lesson.LessonId) ?? new LessonTime(lesson.Start, lesson.Minutes)
                )
            )
            ?.Number;
    }
}
