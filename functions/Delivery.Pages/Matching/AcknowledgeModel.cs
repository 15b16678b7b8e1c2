using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>The confirmation for the chosen teacher; in effect once acknowledged.</summary>
/// <param name="AcknowledgedAt">Null while it is waited for.</param>
/// <param name="ReminderDays">Days before each lesson on which the teacher is reminded of it.</param>
/// <param name="DeliveryContact">The street's contact; only after the acknowledgement.</param>
/// <param name="Withdrawn">The course was given to someone else or cancelled meanwhile.</param>
/// <param name="IsOver">Its lessons have all been: there is nothing left to acknowledge.</param>
public sealed record AcknowledgeModel(
    PageFrame Frame,
    string FormKey,
    string PostTo,
    string TeacherName,
    string Discipline,
    Category Category,
    string Street,
    string District,
    string Venue,
    string Address,
    string Audience,
    IReadOnlyList<LessonTime> Lessons,
    decimal FeePerLesson,
    string? Equipment,
    DateTimeOffset AcknowledgeBy,
    DateTimeOffset? AcknowledgedAt,
    int ReminderDays,
    Person? DeliveryContact,
    bool Withdrawn = false,
    bool IsOver = false
) : IModelOf<AcknowledgePage>;
