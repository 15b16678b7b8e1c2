using Delivery.Domain.Calendar;

namespace Delivery.Domain.Teaching.Preparing;

/// <summary>The street's checklist of a course that has its teacher, and until when each item is due (domain.md, sections 2.6 and 2.8).</summary>
public static class PreparationRules
{
    /// <param name="needsEquipment">Whether the discipline asks for any.</param>
    /// <param name="firstStart">Of the first lesson.</param>
    /// <param name="firstEnd">Of the first lesson, from which the roster's working days are counted.</param>
    public static IReadOnlyList<PreparationItem> Items(
        Preparation preparation,
        bool needsEquipment,
        DateTimeOffset firstStart,
        DateTimeOffset firstEnd,
        WorkingCalendar calendar,
        LessonSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(preparation);
        ArgumentNullException.ThrowIfNull(settings);
        var (early, late) = (Before(firstStart, settings.PreparationDays), Before(firstStart, settings.ContactDays));
        List<PreparationItem> items =
        [
            new(PreparationStep.Venue, preparation.VenueConfirmed, early),
            new(PreparationStep.Announcement, preparation.AnnouncementPosted, early),
        ];
        if (needsEquipment)
            items.Add(new(PreparationStep.Equipment, preparation.EquipmentReady, late));
        items.Add(new(PreparationStep.Contact, preparation.TeacherContacted, late));
        items.Add(
            new(
                PreparationStep.Roster,
                preparation.RosterHandedIn,
                LessonDeadlines.RosterDue(firstEnd, calendar, settings)
            )
        );
        return items;
    }

    // "Five days before the 21st" is done when the 16th is over.
    private static DateTimeOffset Before(DateTimeOffset firstStart, int days) =>
        ShanghaiTime.EndOf(ShanghaiTime.DateOf(firstStart).AddDays(-days));
}
