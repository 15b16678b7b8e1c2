using System.Globalization;
using Delivery.Domain.Matching;
using Delivery.Functions.Matching.Plan;
using Microsoft.Extensions.Logging.Abstractions;

namespace Delivery.Benchmarks;

/// <summary>
/// A season's courses find their teachers: planned together and three asked at once, beside each course asking its best
/// teacher, then the next. Both ways meet the same people, who answer the same.
/// </summary>
public static class RoundsMeasurement
{
    private const int HoursOfDay = 8;

    public static Task<IReadOnlyList<Measurement>> TakeAsync() => Task.FromResult(Of(200, 60));

    public static Task<IReadOnlyList<Measurement>> TakeLargeAsync() => Task.FromResult(Of(2000, 600));

    private static IReadOnlyList<Measurement> Of(int courses, int teachers)
    {
        var city = PlanCity.Of(courses, teachers);
        var solver = new PlanSolver(NullLogger<PlanSolver>.Instance);
        var together = new SeasonOfQuestions(
            city,
            new MatchingSettings().AskAtOnce,
            problem => solver.Solve(problem, new SearchEffort(5, Gap: 0.01))
        );
        var alone = new SeasonOfQuestions(city, atOnce: 1, plan: null);
        var (planned, oneByOne) = (together.Run(), alone.Run());
        return
        [
            Beside(
                $"season of {courses:N0} courses and {teachers:N0} teachers: found a teacher",
                planned.Count,
                oneByOne.Count
            ),
            Beside("… rounds of inquiry a course", Mean(planned, one => one.Rounds), Mean(oneByOne, one => one.Rounds)),
            Beside(
                "… nine of ten at most",
                NineOfTen(planned, one => one.Rounds),
                NineOfTen(oneByOne, one => one.Rounds)
            ),
            Beside("… working days until matched", Mean(planned, Days), Mean(oneByOne, Days)),
            Beside("… nine of ten at most", NineOfTen(planned, Days), NineOfTen(oneByOne, Days)),
            new("… yes to a time given away meanwhile", $"{together.SpoiltYes}", $"{alone.SpoiltYes} one by one"),
            Beside("… teachers asked a course", Mean(planned, one => one.Asked), Mean(oneByOne, one => one.Asked)),
        ];
    }

    private static double Days(FoundTeacher one) => (double)one.Hours / HoursOfDay;

    private static double Mean(IReadOnlyList<FoundTeacher> found, Func<FoundTeacher, double> of) => found.Average(of);

    private static double NineOfTen(IReadOnlyList<FoundTeacher> found, Func<FoundTeacher, double> of) =>
        found.Select(of).Order().ElementAt(found.Count * 9 / 10);

    private static Measurement Beside(string what, double planned, double oneByOne) =>
        new(what, Number(planned), $"{Number(oneByOne)} one by one", Number(planned / oneByOne));

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
