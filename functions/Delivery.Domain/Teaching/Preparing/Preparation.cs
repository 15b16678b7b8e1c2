namespace Delivery.Domain.Teaching.Preparing;

/// <summary>What the street has prepared of a course, as it says itself; null is not yet.</summary>
/// <param name="RosterHandedIn">When the list of who takes part was handed in.</param>
public sealed record Preparation(
    string CourseId,
    DateTimeOffset? VenueConfirmed = null,
    DateTimeOffset? AnnouncementPosted = null,
    DateTimeOffset? EquipmentReady = null,
    DateTimeOffset? TeacherContacted = null,
    DateTimeOffset? RosterHandedIn = null
);
