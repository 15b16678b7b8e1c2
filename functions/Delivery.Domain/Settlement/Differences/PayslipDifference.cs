using Delivery.Domain.Money;

namespace Delivery.Domain.Settlement.Differences;

public enum DifferenceKind
{
    /// <summary>Paid this month and not last.</summary>
    New,

    /// <summary>Paid last month and not this.</summary>
    Gone,

    Changed,
}

/// <summary>Why a teacher gets another amount than last month; the parts are the difference, in yuan before tax.</summary>
/// <param name="Lessons">How many more; fewer where negative.</param>
/// <param name="ByLessons">What they make, at last month's average.</param>
/// <param name="ByNorm">What lessons of another norm or kind make.</param>
public sealed record PayslipDifference(
    string TeacherId,
    DifferenceKind Kind,
    decimal Before,
    decimal Now,
    int Lessons,
    decimal ByLessons,
    decimal ByNorm,
    decimal ByAdjustments
)
{
    public decimal Difference => Now - Before;

    /// <summary>Every teacher whose gross is another than last month's, the greatest difference first.</summary>
    public static IReadOnlyList<PayslipDifference> Between(
        IReadOnlyCollection<Payslip> before,
        IReadOnlyCollection<Payslip> now
    )
    {
        var (was, isNow) = (before.ToDictionary(one => one.TeacherId), now.ToDictionary(one => one.TeacherId));
        return
        [
            .. was
                .Keys.Union(isNow.Keys)
                .Select(teacher => Of(teacher, was.GetValueOrDefault(teacher), isNow.GetValueOrDefault(teacher)))
                .Where(one => one.Difference != 0)
                .OrderByDescending(one => Math.Abs(one.Difference))
                .ThenBy(one => one.TeacherId, StringComparer.Ordinal),
        ];
    }

    private static PayslipDifference Of(string teacherId, Payslip? before, Payslip? now)
    {
        var (was, isNow) = (LinesOf(before), LinesOf(now));
        var lessons = isNow.Count - was.Count;
        var average = was.Count == 0 ? 0 : was.Sum() / was.Count;
        var byLessons = was.Count == 0 ? isNow.Sum() : Fen.Round(lessons * average);
        return new PayslipDifference(
            teacherId,
            before is null ? DifferenceKind.New
                : now is null ? DifferenceKind.Gone
                : DifferenceKind.Changed,
            before?.Gross ?? 0,
            now?.Gross ?? 0,
            lessons,
            byLessons,
            isNow.Sum() - was.Sum() - byLessons,
            AdjustedBy(now) - AdjustedBy(before)
        );
    }

    private static List<decimal> LinesOf(Payslip? payslip) => [.. payslip?.Lines.Select(line => line.Fee) ?? []];

    // With what months leave to one another.
    private static decimal AdjustedBy(Payslip? payslip) => (payslip?.Gross ?? 0) - LinesOf(payslip).Sum();
}
