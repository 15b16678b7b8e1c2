using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Plan;

namespace Delivery.Benchmarks;

/// <summary>An invented city: 16 districts, 40 disciplines, lessons at the hours that people like, teachers who are scarce.</summary>
internal static class PlanCity
{
    private const int Districts = 16;
    private const int Disciplines = 40;
    private const int Lessons = 10;
    private static readonly DateOnly FirstMonday = new(2026, 9, 7);
    private static readonly TimeOnly[] Hours = [new(8, 30), new(9, 30), new(14, 0), new(15, 30), new(19, 0)];

    private sealed record Able(PlanTeacher Teacher, HashSet<int> Disciplines, HashSet<int> Reaches, int Home);

    /// <summary>The same numbers give the same city.</summary>
    public static PlanProblem Of(int courses, int teachers)
    {
        var random = new Random(20260907);
        var able = Enumerable.Range(0, teachers).Select(number => TeacherOf(number, random)).ToList();
        var planned = Enumerable.Range(0, courses).Select(number => CourseOf(number, able, random)).ToList();
        return new PlanProblem(planned, able.Select(one => one.Teacher), new MatchingSettings());
    }

    private static Able TeacherOf(int number, Random random)
    {
        var home = random.Next(Districts);
        return new Able(
            new PlanTeacher($"T{number:0000}", random.Next(3, 9), []),
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(Disciplines))],
            [home, .. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(Districts))],
            home
        );
    }

    private static PlanCourse CourseOf(int number, List<Able> able, Random random)
    {
        var (discipline, district) = (random.Next(Disciplines), random.Next(Districts));
        var id = $"C{number:00000}-2026-001";
        var (day, hour) = (FirstMonday.AddDays(random.Next(7)), Hours[random.Next(Hours.Length)]);
        var lessons = Enumerable
            .Range(0, Lessons)
            .Select(week => new Booking(
                $"{id}-{week + 1:00}",
                ShanghaiTime.At(day.AddDays(7 * week), hour.Hour, hour.Minute),
                90,
                $"D{district}",
                $"S{number % 215}",
                $"V{number}"
            ));
        var options = able.Where(one => one.Disciplines.Contains(discipline) && one.Reaches.Contains(district))
            .Select(one => new PlanOption(
                one.Teacher.TeacherId,
                (one.Home == district ? 20 : 10) + 15 + Math.Round(20 * (decimal)random.NextDouble(), 2)
            ));
        return new PlanCourse(id, $"P{discipline}", [.. lessons], [.. options.OrderByDescending(one => one.Score)]);
    }
}
