using CsCheck;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Plan;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>Cities so small that every plan of theirs can be tried, and crowded, so that few plans are good.</summary>
internal static class SmallCities
{
    private static readonly DateOnly Monday = new(2026, 9, 14);

    private static readonly Gen<Booking> AnyLesson = Gen.Select(
        Gen.Int[0, 8],
        Gen.Int[0, 6],
        Gen.Int[30, 120],
        Gen.Int[0, 1],
        Gen.Int[0, 1],
        (day, slot, minutes, district, venue) =>
            new Booking(
                "A-2026-900-01",
                ShanghaiTime.At(Monday.AddDays(day), 8).AddMinutes(45 * slot),
                minutes,
                $"D{district}",
                $"S{district}",
                $"V{venue}"
            )
    );

    /// <summary>Scores lie close together, so that a choice which looks worse often is the better one.</summary>
    private static readonly Gen<(int Teacher, int Score)[]> AnyOptions = Gen.Select(
        Gen.Int[0, 3],
        Gen.Int[0, 12]
    ).Array[0, 4];

    public static Gen<PlanProblem> Any { get; } =
        Gen.Select(
            Gen.Select(AnyLesson.Array[1, 3], AnyOptions).Array[1, 6],
            Gen.Select(Gen.Int[1, 4], AnyLesson.Array[0, 2]).Array[4],
            (courses, teachers) => Of(courses, teachers)
        );

    /// <summary>Every plan there is, the best of them: first by courses served, then by score.</summary>
    public static (int Served, decimal Score) BestOf(PlanProblem problem)
    {
        return Try(0, [], (0, 0));

        (int, decimal) Try(int at, List<PlanAssignment> given, (int, decimal) best)
        {
            if (at == problem.Courses.Count)
                return Max(best, (given.Count, given.Sum(one => one.Score)));
            best = Try(at + 1, given, best);
            foreach (var option in problem.Courses[at].Options)
            {
                List<PlanAssignment> more =
                [
                    .. given,
                    new(problem.Courses[at].CourseId, option.TeacherId, option.Score),
                ];
                if (PlanRules.Violations(problem, more).Count == 0)
                    best = Try(at + 1, more, best);
            }

            return best;
        }
    }

    private static (int, decimal) Max((int, decimal) one, (int, decimal) other) =>
        one.CompareTo(other) > 0 ? one : other;

    private static PlanProblem Of(
        (Booking[] Lessons, (int Teacher, int Score)[] Options)[] courses,
        (int Limit, Booking[] Booked)[] teachers
    )
    {
        var settings = new MatchingSettings();
        var able = teachers
            .Select((one, at) => new PlanTeacher($"T{at}", one.Limit, Consistent(one.Booked, settings)))
            .ToList();
        return new PlanProblem(
            courses.Select(
                (course, at) =>
                {
                    var lessons = Named($"A-2026-{at + 1:000}", Consistent(course.Lessons, settings));
                    return new PlanCourse(
                        $"A-2026-{at + 1:000}",
                        "太极拳",
                        lessons,
                        [
                            .. course
                                .Options.DistinctBy(option => option.Teacher)
                                .Where(option => IsCapable(able[option.Teacher], lessons, settings))
                                .Select(option => new PlanOption($"T{option.Teacher}", 90 + option.Score / 4m)),
                        ]
                    );
                }
            ),
            able,
            settings
        );
    }

    private static IReadOnlyList<Booking> Named(string course, IReadOnlyList<Booking> lessons) =>
        [.. lessons.Select((lesson, at) => lesson with { LessonId = $"{course}-{at + 1:00}" })];

    private static bool IsCapable(PlanTeacher teacher, IReadOnlyList<Booking> lessons, MatchingSettings settings) =>
        BookingRules.Conflicts(teacher.Bookings, lessons, settings).Count == 0
        && lessons
            .GroupBy(lesson => lesson.Week)
            .All(week =>
                week.Count() + teacher.Bookings.Count(booking => booking.Week == week.Key) <= teacher.WeeklyLimit
            );

    // The lessons of one course, or of one calendar, do not meet each other.
    private static IReadOnlyList<Booking> Consistent(Booking[] lessons, MatchingSettings settings)
    {
        var kept = new List<Booking>();
        foreach (var lesson in lessons)
            if (kept.TrueForAll(other => !BookingRules.Clash(other, lesson, settings)))
                kept.Add(lesson with { LessonId = $"A-2026-{900 + kept.Count}-01" });
        return kept;
    }
}
