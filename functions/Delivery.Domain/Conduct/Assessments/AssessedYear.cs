namespace Delivery.Domain.Conduct.Assessments;

/// <summary>What a street did in a year, as it is assessed.</summary>
/// <param name="Street">The street's code.</param>
/// <param name="Planned">Confirmed lessons that are over.</param>
/// <param name="Delivered">Of those, the ones that were held.</param>
/// <param name="Expected">Participants planned for the lessons held.</param>
/// <param name="Came">Participants counted in them.</param>
/// <param name="MonthsAsked">Months with lessons whose feedback is due.</param>
/// <param name="MonthsTold">Of those, the ones with feedback in time.</param>
/// <param name="Rating">The mean of its ratings, from 1 to 5; null where it rated nothing.</param>
/// <param name="Violations">Those that count, grave ones left out.</param>
public sealed record AssessedYear(
    string Street,
    string Name,
    string District,
    int Planned,
    int Delivered,
    int Expected,
    int Came,
    int MonthsAsked,
    int MonthsTold,
    decimal? Rating,
    int Violations,
    int Grave
);
