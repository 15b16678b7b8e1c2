using Delivery.Domain.Ordering;

namespace Delivery.Domain.Money;

/// <summary>Why a lesson is paid as it is: the row of the table that held on its date.</summary>
/// <param name="Grade">The row's; null where the category's default was taken.</param>
/// <param name="PerLesson">Yuan in the table's norm.</param>
/// <param name="HoldsFrom">Which table it was.</param>
public sealed record FeeBasis(string? Grade, int FromMinutes, decimal PerLesson, FeeNorm Norm, DateOnly HoldsFrom);

/// <summary>All fee tables, each for the lessons from its day on.</summary>
public sealed record FeeBook(IReadOnlyList<FeeTable> Tables)
{
    /// <exception cref="InvalidOperationException">No table holds yet on that date.</exception>
    public FeeTable On(DateOnly lesson) =>
        Tables.Where(table => table.HoldsFrom <= lesson).MaxBy(table => table.HoldsFrom)
        ?? throw new InvalidOperationException($"No fee table holds on {lesson:yyyy-MM-dd}.");

    public FeeBasis BasisOf(Category category, string? grade, LessonTime lesson)
    {
        var table = On(lesson.Date);
        var row = table.RowFor(category, grade, lesson.Minutes);
        return new(row.Grade, row.FromMinutes, row.PerLesson, table.Norm, table.HoldsFrom);
    }

    public decimal FeeFor(Category category, string? grade, LessonTime lesson) =>
        BasisOf(category, grade, lesson).PerLesson;

    /// <summary>The most before tax that an order's lessons can cost, each at its own date: what is reserved on approval.</summary>
    public decimal Estimate(Category category, IEnumerable<LessonTime> lessons, TaxTable tax) =>
        lessons.Sum(lesson => On(lesson.Date).HighestBeforeTax(category, lesson.Minutes, tax));
}
