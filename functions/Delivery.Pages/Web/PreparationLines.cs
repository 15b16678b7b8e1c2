using Delivery.Domain.Teaching.Preparing;

namespace Delivery.Pages.Web;

/// <summary>What a street prepares of a course, and how far it is.</summary>
/// <param name="Enrolment">How many signed up, in words.</param>
public sealed record PreparationLines(
    string CourseId,
    IReadOnlyList<PreparationItem> Items,
    string Enrolment,
    DateTimeOffset Now
);
