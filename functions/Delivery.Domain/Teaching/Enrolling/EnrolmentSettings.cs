using Delivery.Domain.Ordering;

namespace Delivery.Domain.Teaching.Enrolling;

/// <summary>The numbers of enrolment (domain.md, section 8), changeable without code.</summary>
public sealed record EnrolmentSettings
{
    /// <summary>Whether enrolment opens as soon as a course has its teacher; else the street opens it.</summary>
    public bool OpensByItself { get; init; } = true;

    public int SkillPlaces { get; init; } = 30;
    public int LecturePlaces { get; init; } = 80;

    /// <summary>People who may wait for a place of one course; 0 is no waiting list.</summary>
    public int MostWaiting { get; init; } = 50;

    /// <summary>People whom one phone may enrol in one course, its owner among them.</summary>
    public int PeoplePerPhone { get; init; } = 4;

    /// <summary>Courses in which one phone may hold places at a time.</summary>
    public int CoursesPerPhone { get; init; } = 6;

    /// <summary>Whether a phone is proved by a code in a text message; where no sender is set up, none is asked for.</summary>
    public bool Verification { get; init; } = true;

    public int CodeMinutes { get; init; } = 10;

    /// <summary>How long a place is kept for a phone that is not proved yet.</summary>
    public int HoldMinutes { get; init; } = 30;

    public int OfferHours { get; init; } = 24;

    /// <summary>As many as the street plans for, and at least the usual number.</summary>
    public int PlacesOf(Category category, int expected) =>
        Math.Max(expected, category.IsSkill() ? SkillPlaces : LecturePlaces);
}
