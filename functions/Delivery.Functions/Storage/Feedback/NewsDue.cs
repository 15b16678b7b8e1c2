namespace Delivery.Functions.Storage.Feedback;

/// <summary>That a course's news is waited for.</summary>
/// <param name="DueAt">The midnight that ends the last day; null until staff have loaded the year in which that is.</param>
/// <param name="IsSent">It is with the staff.</param>
/// <param name="IsLate">Its time passed before it was sent.</param>
/// <param name="Reason">Why staff sent it back.</param>
/// <param name="Returns">How often they did: each time it is waited for anew.</param>
/// <param name="ReturnedAt">From when its last day is counted again; null where it was never sent back.</param>
public sealed record NewsDue(
    string CourseId,
    string Street,
    string StreetName,
    string Discipline,
    DateTimeOffset? DueAt,
    bool IsSent = false,
    bool IsLate = false,
    string? Reason = null,
    int Returns = 0,
    DateTimeOffset? ReturnedAt = null
);
