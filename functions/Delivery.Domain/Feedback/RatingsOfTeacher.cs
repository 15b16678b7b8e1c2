namespace Delivery.Domain.Feedback;

/// <summary>What streets think of a teacher on average; from so few that one street could be told from it, nothing is said.</summary>
/// <param name="Count">How many ratings there are.</param>
public sealed record RatingsOfTeacher(int Count, double Teaching, double Punctuality, double Organisation)
{
    /// <summary>Ratings are shown in aggregate, from so many on.</summary>
    public const int Fewest = 3;

    /// <returns>Null where there are too few.</returns>
    public static RatingsOfTeacher? Of(IReadOnlyList<Ratings> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Count < Fewest
            ? null
            : new(
                given.Count,
                given.Average(one => one.Teaching),
                given.Average(one => one.Punctuality),
                given.Average(one => one.Organisation)
            );
    }
}
