using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.Objections;

public enum ObjectionForm
{
    None,
    Object,

    /// <summary>Staff agree or not.</summary>
    Decide,
}

/// <summary>A street's objection to its teacher, as the street and staff see it. Posts to <see cref="Paths.Objection"/>.</summary>
/// <param name="Number">Counts the teachers who were confirmed for the course: the form is about this one.</param>
/// <param name="Lessons">Those that the teacher gives.</param>
/// <param name="Teacher">Null while nobody has acknowledged.</param>
/// <param name="Until">When the street's time ends; null where there is none.</param>
/// <param name="Said">What was said against the present teacher.</param>
/// <param name="CannotBecause">Why nobody can object now.</param>
public sealed record ObjectionModel(
    PageFrame Frame,
    string FormKey,
    string CourseId,
    int Number,
    string Discipline,
    Category Category,
    string Street,
    IReadOnlyList<LessonTime> Lessons,
    Person? Teacher,
    string BackPath,
    DateTimeOffset? Until,
    Objection? Said,
    ObjectionForm Form,
    string? CannotBecause,
    ObjectionValues Values,
    FormErrors Errors
) : IModelOf<ObjectionPage>;

/// <summary>As they were typed.</summary>
public sealed record ObjectionValues(string Reason = "", string Answer = "", string Comment = "");
