using Delivery.Domain.Ordering;

namespace Delivery.Local.Sample;

/// <summary>What is ordered in the sample's season, and when each lesson is.</summary>
internal static class SamplePlan
{
    private static readonly TimeOnly Morning = new(9, 30);
    private static readonly TimeOnly Afternoon = new(14, 0);
    private static readonly TimeOnly Evening = new(19, 0);

    /// <summary>Taught in August and paid in September.</summary>
    public static IReadOnlyList<SampleCourse> August { get; } =
    [
        new("QH01", "PW", FundingStream.YouthSummer, Morning, [Day(8, 24), Day(8, 26), Day(8, 28), Day(8, 31)]),
        new("FQ02", "TJQ", FundingStream.YouthSummer, Afternoon, [Day(8, 25), Day(8, 27), Day(8, 29)]),
        new("HT04", "GZ", FundingStream.NonBasic, Morning, [Day(8, 26)]),
    ];

    /// <summary>Running in autumn, one on every day of the week.</summary>
    public static IReadOnlyList<SampleCourse> Autumn { get; } =
    [
        Weekly("YS03", "BDJ", Morning, Day(9, 14), 8),
        Weekly("QH01", "TJQ", Morning, Day(9, 15), 8),
        Weekly("FQ02", "PW", Evening, Day(9, 16), 8),
        Weekly("HT04", "RLQ", Afternoon, Day(9, 17), 6),
        Weekly("YX05", "JSQ", Morning, Day(9, 18), 8),
        Weekly("BH06", "TJQ", Morning, Day(9, 19), 8),
        Weekly("QH01", "PW", Afternoon, Day(9, 20), 8),
        Weekly("BH06", "YJ", Evening, Day(9, 16), 2),
    ];

    /// <summary>The street that hands in no roster and tells no news: whether it goes on is for staff to decide.</summary>
    public const string Careless = "BH06";

    /// <summary>Those that filed a plan for the year.</summary>
    public static IEnumerable<string> PlanningStreets =>
        Autumn.Select(course => course.Street).Distinct().Where(street => street != Careless);

    public static SampleCourse Waiting { get; } = Weekly("QH01", "BDJ", Morning, Day(10, 26), 6);

    public static SampleCourse LectureWaiting { get; } = Lecture("FQ02", "JJ", Day(10, 28));

    public static SampleCourse Returned { get; } = Lecture("YS03", "GZ", Day(10, 29));

    public static SampleCourse Rejected { get; } = Weekly("HT04", "PW", Morning, Day(10, 27), 4);

    public static SampleCourse Withdrawn { get; } = Weekly("YX05", "TJQ", Evening, Day(10, 27), 4);

    /// <summary>
    /// Its teachers are asked, and none has answered yet: also the first of them, whom a newcomer signs in as, has something
    /// to do.
    /// </summary>
    public static SampleCourse Asked { get; } = Weekly("HT04", "BDJ", Morning, Day(10, 28), 4);

    /// <summary>The first teacher would come at other times: the street is asked.</summary>
    public static SampleCourse Proposed { get; } = Weekly("FQ02", "RLQ", Morning, Day(10, 30), 4);

    public static SampleCourse Confirmed { get; } = Weekly("YS03", "JSQ", Afternoon, Day(10, 24), 4);

    public static SampleCourse Unmatched { get; } = Weekly("YX05", "MQ", Morning, Day(10, 31), 4);

    public static SampleCourse Cancelled { get; } = Weekly("HT04", "MQ", Afternoon, Day(10, 25), 4);

    private static SampleCourse Weekly(string street, string discipline, TimeOnly at, DateOnly first, int lessons) =>
        SampleCourse.Weekly(street, discipline, FundingStream.Basic, at, first, lessons);

    private static SampleCourse Lecture(string street, string discipline, DateOnly day) =>
        SampleCourse.Weekly(street, discipline, FundingStream.Basic, Afternoon, day, 1);

    private static DateOnly Day(int month, int day) => new(2026, month, day);
}
