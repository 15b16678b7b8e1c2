namespace Delivery.Domain.Conduct.Assessments;

/// <summary>One part of the score.</summary>
/// <param name="Key">Its name in the API.</param>
/// <param name="Points">The most that it gives.</param>
/// <param name="Rule">How it is counted, in words.</param>
/// <param name="Share">How much of its points a street has, from 0 to 1; null where there is nothing to judge yet.</param>
/// <param name="Detail">The numbers behind it.</param>
public sealed record AssessmentPart(
    string Key,
    string Label,
    int Points,
    string Rule,
    Func<AssessedYear, decimal?> Share,
    Func<AssessedYear, string> Detail
);

/// <summary>What is taken off.</summary>
/// <param name="Points">For each.</param>
public sealed record AssessmentDeduction(string Key, string Label, int Points, Func<AssessedYear, int> Count);

/// <summary>The formula as data: shown as it is, and counted as it is shown.</summary>
public sealed record AssessmentFormula(
    IReadOnlyList<AssessmentPart> Parts,
    IReadOnlyList<AssessmentDeduction> Deductions
)
{
    // What was assessed before, and praised by it, stays as it was.
    private const int FirstYearOfPapers = 2026;

    /// <summary>Whether rosters and news are parts of their own in a year; before, they counted as violations only.</summary>
    public static bool CountsPapers(int year) => year >= FirstYearOfPapers;

    public static AssessmentFormula Of(ConductSettings settings, int year)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new(
            [
                new(
                    "delivered",
                    "按计划上课",
                    settings.DeliveredPoints,
                    "已上课时 ÷ 到期课时",
                    of => Ratio(of.Delivered, of.Planned),
                    of => $"{of.Delivered}/{of.Planned}节"
                ),
                new(
                    "participants",
                    "到课人数",
                    settings.ParticipantPoints,
                    "到课人次 ÷ 计划人次，超过的按满分",
                    of => Ratio(of.Came, of.Expected),
                    of => $"{of.Came}/{of.Expected}人次"
                ),
                new(
                    "feedback",
                    "按时反馈",
                    settings.FeedbackPoints,
                    "按时反馈的月份 ÷ 应反馈的月份",
                    of => Ratio(of.MonthsTold, of.MonthsAsked),
                    of => $"{of.MonthsTold}/{of.MonthsAsked}个月"
                ),
                .. CountsPapers(year) ? PapersOf(settings) : [],
                new(
                    "rating",
                    "课程评分",
                    settings.RatingPoints,
                    "平均评分 ÷ 5",
                    of => of.Rating is { } rating ? rating / 5 : null,
                    of => of.Rating is { } rating ? $"{rating:0.0}分" : "没有评分"
                ),
            ],
            [
                new("violations", "违规", settings.PointsPerViolation, of => of.Violations),
                new("grave", "严重违规", settings.PointsPerGraveViolation, of => of.Grave),
            ]
        );
    }

    /// <summary>All points that the parts give together, before they are scaled to 100.</summary>
    public int Most => Parts.Sum(part => part.Points);

    /// <summary>The points of every part and deduction by its key.</summary>
    public IReadOnlyDictionary<string, int> Points =>
        Parts
            .Select(part => (part.Key, part.Points))
            .Concat(Deductions.Select(part => (part.Key, part.Points)))
            .ToDictionary(part => part.Key, part => part.Points, StringComparer.Ordinal);

    /// <summary>The same formula with other points, to be tried; what is not named stays.</summary>
    public AssessmentFormula With(IReadOnlyDictionary<string, int> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return new(
            [.. Parts.Select(part => part with { Points = points.GetValueOrDefault(part.Key, part.Points) })],
            [.. Deductions.Select(part => part with { Points = points.GetValueOrDefault(part.Key, part.Points) })]
        );
    }

    private static IReadOnlyList<AssessmentPart> PapersOf(ConductSettings settings) =>
        [
            new(
                "rosters",
                "学员名单",
                settings.RosterPoints,
                "按时交的名单 ÷ 应交的名单",
                of => Ratio(of.RostersInTime, of.RostersDue),
                of => $"{of.RostersInTime}/{of.RostersDue}份"
            ),
            new(
                "news",
                "配送新闻",
                settings.NewsPoints,
                "按时报送的新闻 ÷ 应报送的新闻",
                of => Ratio(of.NewsInTime, of.NewsDue),
                of => $"{of.NewsInTime}/{of.NewsDue}篇"
            ),
        ];

    private static decimal? Ratio(int part, int whole) => whole == 0 ? null : Math.Min(1m, (decimal)part / whole);
}
