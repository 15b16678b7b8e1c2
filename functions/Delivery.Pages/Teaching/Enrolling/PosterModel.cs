using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Enrolling;

/// <summary>A course's announcement, to be printed.</summary>
/// <param name="IsLarge">A3, else A4.</param>
/// <param name="Places">None where every lesson is cancelled.</param>
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
    IReadOnlyList<PosterPlace> Places,
    Audience Audience,
    string? Teacher,
    Person Office,
    string Link,
    string Code,
    int CodeWidth
) : IModelOf<PosterPage>
{
    /// <summary>All lessons that are held, in their order.</summary>
    public IReadOnlyList<LessonTime> Lessons =>
        [.. Places.SelectMany(place => place.Lessons).OrderBy(lesson => lesson.Start)];
}

/// <summary>Where lessons are held, and which; a change may have moved some of them.</summary>
public sealed record PosterPlace(Venue Venue, IReadOnlyList<LessonTime> Lessons);
