using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

/// <summary>In which months the lessons lie, when the season takes orders, and how much of it one street may take.</summary>
internal static class SeasonRules
{
    public static IEnumerable<Refusal> Check(OrderRequest request, IReadOnlyList<DatedLesson> lessons, OrderFacts facts)
    {
        if (request.FundingStream == FundingStream.NonBasic)
            return [];
        var season = SeasonOf(request.FundingStream, lessons, facts.Settings.Seasons);
        return
        [
            .. Months(request.FundingStream, season, lessons, facts.Settings.Seasons),
            .. season is { } known ? OrderWindow(known, facts) : [],
            .. season is { } limited && request.FundingStream == FundingStream.Basic
                ? SeasonLimits.Check(request, limited, facts)
                : [],
        ];
    }

    /// <summary>That of the first lesson that lies in any which the stream takes; the others must join it.</summary>
    private static Season? SeasonOf(FundingStream stream, IReadOnlyList<DatedLesson> lessons, SeasonMonths months) =>
        lessons.Select(l => months.SeasonOf(l.Date)).FirstOrDefault(s => s is { } season && Takes(stream, season));

    private static IEnumerable<Refusal> Months(
        FundingStream stream,
        Season? season,
        IReadOnlyList<DatedLesson> lessons,
        SeasonMonths months
    ) =>
        lessons
            .Where(l => season is null || months.SeasonOf(l.Date) != season)
            .Select(l => new Refusal("order.season", Sentence(stream, season, l, months), l.StartField));

    private static bool Takes(FundingStream stream, Season season) =>
        stream != FundingStream.YouthSummer || season.Kind == SeasonKind.YouthSummer;

    private static string Sentence(FundingStream stream, Season? season, DatedLesson lesson, SeasonMonths months)
    {
        if (stream == FundingStream.YouthSummer)
            return $"第{lesson.Number}节课须排在同一年的{months.Label(SeasonKind.YouthSummer)}（暑期青少年配送）";
        return season is { } first && months.SeasonOf(lesson.Date) is not null
            ? $"第{lesson.Number}节课须与其他课同在{first.Label}（{months.Label(first.Kind)}），跨季的课请另行申报"
            : $"第{lesson.Number}节课不在配送季内，基本配送可排在{months.Label()}";
    }

    private static IEnumerable<Refusal> OrderWindow(Season season, OrderFacts facts)
    {
        var today = ShanghaiTime.DateOf(facts.FiledAt);
        var window =
            facts.SeasonWindow is { } set && set.Season == season ? set : SeasonWindow.Default(season, facts.Settings);
        if (!window.IsOpenOn(today))
            yield return new(
                "order.window-closed",
                $"{season.Label}的申报时间为{ChineseDates.FullDay(window.Opens)}至{ChineseDates.FullDay(window.Closes)}，"
                    + (today < window.Opens ? "请届时申报" : "现已截止"),
                "lessons"
            );
    }
}
