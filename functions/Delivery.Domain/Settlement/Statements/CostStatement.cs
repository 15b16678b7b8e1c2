using Delivery.Domain.Calendar;

namespace Delivery.Domain.Settlement.Statements;

/// <param name="Total">The year's quota in yuan; of a district, that of all its streets.</param>
public sealed record Budget(decimal Total, decimal Reserved, decimal Spent, decimal Available);

public sealed record CostPart(string Name, int Lessons, decimal Gross, decimal Basic);

public sealed record CostMonth(Month Month, int Lessons, decimal Gross, decimal Basic);

public sealed record StreetPart(string Code, string Name, Budget Budget, int Lessons, decimal Gross, decimal Basic);

/// <summary>What confirmed lessons that are not paid yet hold of the quota.</summary>
/// <param name="Month">Of the lessons.</param>
/// <param name="Reserved">Yuan.</param>
public sealed record PlannedMonth(Month Month, int Lessons, decimal Reserved);

/// <summary>What the city paid for a street's, or a district's, lessons in a year; amounts in yuan before tax.</summary>
/// <param name="Basic">Of the gross, what the quota bears.</param>
/// <param name="Months">By the month of the lessons.</param>
/// <param name="Planned">By the month of the lessons; what is reserved beyond them has no days yet.</param>
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
    IReadOnlyList<CostLine> Lines,
    IReadOnlyList<PlannedMonth> Planned
)
{
    /// <summary>What the year will have cost when all that is reserved is held; yuan.</summary>
    public decimal Forecast => Budget.Spent + Budget.Reserved;

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
        IReadOnlyList<CostLine> lines,
        IReadOnlyList<PlannedMonth>? planned = null
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
            [.. lines.OrderBy(line => line.Start).ThenBy(line => line.LessonId, StringComparer.Ordinal)],
            planned ?? []
        );
}
