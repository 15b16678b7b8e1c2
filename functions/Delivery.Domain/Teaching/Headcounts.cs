namespace Delivery.Domain.Teaching;

/// <summary>How many people may be said to have come to a lesson, whoever says so.</summary>
public static class Headcounts
{
    /// <summary>Far above any lesson's: whoever types more has slipped.</summary>
    public const int Most = 5000;
}
