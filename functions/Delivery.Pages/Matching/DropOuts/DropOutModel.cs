using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.DropOuts;

/// <summary>A teacher drops out of a confirmed course, or staff write it down. Posts to <see cref="Paths.DropOut"/>.</summary>
/// <param name="Lessons">Those that another teacher would give.</param>
/// <param name="Teacher">Whom staff write it down for; null where the teacher reads.</param>
/// <param name="CannotBecause">Why nobody can drop out now; null where somebody can.</param>
/// <param name="Reason">As it was typed.</param>
public sealed record DropOutModel(
    PageFrame Frame,
    string FormKey,
    string CourseId,
    string Discipline,
    Category Category,
    string Street,
    IReadOnlyList<LessonTime> Lessons,
    Person? Teacher,
    string BackPath,
    string? CannotBecause,
    string Reason,
    FormErrors Errors
) : IModelOf<DropOutPage>;
