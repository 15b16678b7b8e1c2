using Delivery.Domain.Calendar;

namespace Delivery.Domain.Settlement.Statements;

/// <param name="Total">The year's quota in yuan; of a district, that of all its streets.</param>
public sealed record Budget(decimal Total, decimal Reserved, decimal Spent, decimal Available);

public sealed record CostPart(string Name, int Lessons, decimal Gross, decimal Basic);

public sealed record CostMonth(Month Month, int Lessons, decimal Gross, decimal Basic);

public sealed record StreetPart(string Code, string Name, Budget Budget, int Lessons, decimal Gross, decimal Basic);

/// <summary>What the city paid for a street's, or a district's, lessons in a year; amounts in yuan before tax.</summary>
/// <param name="Basic">Of the gross, what the quota bears.</param>
/// <param name="Months">By the month of the lessons.</param>
/// <param name="Streets">A district's streets; a street's own statement has itself alone.</param>
public sealed record CostStatement(
    string Code,
    string Name,
    int Year,
    Budget Budget,
    int Lessons,
    decimal Gross,
    decimal Basic,
    IReadOnlyList<CostMonth> Months,
    IReadOnlyList<CostPart> Disciplines,
    IReadOnlyList<StreetPart> Streets,
    IReadOnlyList<CostLine> Lines
)
{
    /// <summary>The same, without what each teacher got: that is for who pays them.</summary>
    public CostStatement WithoutTeachers() =>
        this with
        {
            Lines = [.. Lines.Select(line => line with { TeacherName = string.Empty })],
        };

    public static CostStatement Of(
        string code,
        string name,
        int year,
        IReadOnlyList<StreetPart> streets,
        IReadOnlyList<CostLine> lines
    ) =>
        new(
            code,
            name,
            year,
            new Budget(
                streets.Sum(street => street.Budget.Total),
                streets.Sum(street => street.Budget.Reserved),
                streets.Sum(street => street.Budget.Spent),
                streets.Sum(street => street.Budget.Available)
            ),
            CostSums.Lessons(lines),
            lines.Sum(line => line.Gross),
            CostSums.Basic(lines),
            [
                .. lines
                    .By(line => Month.Of(ShanghaiTime.DateOf(line.Start)))
                    .Select(sum => new CostMonth(sum.Key, sum.Lessons, sum.Gross, sum.Basic)),
            ],
            [
                .. lines
                    .By(line => line.Discipline)
                    .OrderByDescending(sum => sum.Gross)
                    .Select(sum => new CostPart(sum.Key, sum.Lessons, sum.Gross, sum.Basic)),
            ],
            streets,
            [.. lines.OrderBy(line => line.Start).ThenBy(line => line.LessonId, StringComparer.Ordinal)]
        );
}
