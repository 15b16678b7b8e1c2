using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Matching;

/// <summary>Whether a lesson lies in the hours that a teacher offers.</summary>
public static class TeachingHours
{
    public static bool Admit(Teacher teacher, LessonTime lesson)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        ArgumentNullException.ThrowIfNull(lesson);
        return !teacher.Unavailable.Any(a => a.From < lesson.End && lesson.Start < a.To)
            && (teacher.Availability.Count == 0 || IsOffered(teacher.Availability, lesson));
    }

    private static bool IsOffered(IReadOnlyList<Availability> offered, LessonTime lesson)
    {
        var open = ShanghaiTime.TimeOf(lesson.Start).ToTimeSpan();
        var end = open + TimeSpan.FromMinutes(lesson.Minutes);
        // Offers of one day that touch make one longer offer.
        foreach (var offer in offered.Where(o => o.Day == lesson.Date.DayOfWeek).OrderBy(o => o.From))
        {
            if (offer.From.ToTimeSpan() <= open && EndOf(offer) > open)
                open = EndOf(offer);
        }
        return open >= end;
    }

    private static TimeSpan EndOf(Availability offer) =>
        offer.To == TimeOnly.MinValue ? TimeSpan.FromDays(1) : offer.To.ToTimeSpan();
}
