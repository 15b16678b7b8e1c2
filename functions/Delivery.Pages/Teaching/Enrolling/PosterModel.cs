using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Enrolling;

/// <summary>A course's announcement, to be printed.</summary>
/// <param name="IsLarge">A3, else A4.</param>
/// <param name="Link">The course's page, absolute.</param>
/// <param name="Code">Its QR code as the path of an SVG.</param>
/// <param name="CodeWidth">How many units the path is wide and high.</param>
public sealed record PosterModel(
    PageFrame Frame,
    string CourseId,
    bool IsLarge,
    string Discipline,
    Category Category,
    string Street,
    Venue Venue,
    Audience Audience,
    IReadOnlyList<LessonTime> Lessons,
    string? Teacher,
    Person Office,
    string Link,
    string Code,
    int CodeWidth
) : IModelOf<PosterPage>;
