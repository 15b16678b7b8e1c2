namespace Delivery.Domain.Teaching;

public enum TrendDirection
{
    Steady,
    Rising,
    Falling,
}

/// <summary>How many came to the last lessons of a course that were counted, oldest first.</summary>
/// <param name="Fewest">Fewer than this are flagged: 20 or 50.</param>
public sealed record HeadcountTrend(IReadOnlyList<int> Last, int Fewest)
{
    private const int MostLessons = 5;

    // Less than a tenth more or fewer is the weather.
    private const int SteadyPercent = 10;

    /// <summary>The latest count was too low.</summary>
    public bool IsLow => Last[^1] < Fewest;

    /// <summary>The latest lesson against the mean of those before it.</summary>
    public TrendDirection Direction
    {
        get
        {
            var before = Last.SkipLast(1).ToList();
            var (times, sum) = (Last[^1] * before.Count * 100L, (long)before.Sum());
            return times > sum * (100 + SteadyPercent) ? TrendDirection.Rising
                : times < sum * (100 - SteadyPercent) ? TrendDirection.Falling
                : TrendDirection.Steady;
        }
    }

    /// <returns>Null while fewer than two lessons were counted: one number is no trend.</returns>
    public static HeadcountTrend? Of(IEnumerable<Lesson> lessons, int fewest)
    {
        var counted = lessons
            .Where(lesson => lesson is { Headcount: not null, Status: not LessonStatus.Cancelled })
            .OrderBy(lesson => lesson.Start)
            .Select(lesson => lesson.Headcount!.Value)
            .TakeLast(MostLessons)
            .ToList();
        return counted.Count < 2 ? null : new HeadcountTrend(counted, fewest);
    }
}
