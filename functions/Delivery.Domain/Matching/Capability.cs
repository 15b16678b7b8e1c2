using static Delivery.Domain.Matching.LeftOutReason;

namespace Delivery.Domain.Matching;

/// <summary>Whether a teacher can give a course.</summary>
public static class Capability
{
    /// <summary>Empty when the teacher is capable; otherwise every reason once.</summary>
    public static IReadOnlyList<LeftOutReason> ReasonsAgainst(
        Teacher teacher,
        CourseNeed need,
        IReadOnlyList<Booking> bookings,
        MatchingSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(teacher);
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(bookings);
        // A course's own earlier bookings with the teacher are replaced, not met.
        var others = bookings.Where(b => !IsOf(b, need)).ToList();
        (LeftOutReason Reason, bool Holds)[] checks =
        [
            (Busy, IsBusy(teacher, need, others, settings)),
            (TooFar, !teacher.Districts.Contains(need.District)),
            (NotQualified, !teacher.IsQualifiedFor(need.Discipline, need.Lessons.Max(lesson => lesson.Date))),
            (OverLimit, IsOverLimit(teacher, need, others)),
            (Excluded, need.ExcludedTeachers.Contains(teacher.TeacherId)),
            (Inactive, !teacher.Active),
        ];
        return [.. checks.Where(c => c.Holds).Select(c => c.Reason)];
    }

    /// <summary>
    /// Whether somebody who said yes can still be given the course: active, qualified on its last day, and reaching its district
    /// (domain.md, section 5). Hours and weekly limit are the teacher's own, and the calendar decides over bookings.
    /// </summary>
    /// <param name="lastDay">Of the lessons, in Shanghai.</param>
    public static bool StillServes(Teacher teacher, string discipline, string district, DateOnly lastDay)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        return teacher.Active && teacher.IsQualifiedFor(discipline, lastDay) && teacher.Districts.Contains(district);
    }

    private static bool IsOf(Booking booking, CourseNeed need) =>
        booking.LessonId.StartsWith($"{need.CourseId}-", StringComparison.Ordinal);

    private static bool IsBusy(
        Teacher teacher,
        CourseNeed need,
        IReadOnlyList<Booking> bookings,
        MatchingSettings settings
    ) =>
        need.Lessons.Any(l => !TeachingHours.Admit(teacher, l))
        || BookingRules.Conflicts(bookings, Wanted(need), settings).Count > 0;

    private static bool IsOverLimit(Teacher teacher, CourseNeed need, IReadOnlyList<Booking> bookings) =>
        Wanted(need)
            .GroupBy(w => w.Week)
            .Any(week => week.Count() + bookings.Count(b => b.Week == week.Key) > teacher.WeeklyLimit);

    private static IReadOnlyList<Booking> Wanted(CourseNeed need) =>
        need.AsBookings(index => $"{need.CourseId}-wanted-{index}");
}
