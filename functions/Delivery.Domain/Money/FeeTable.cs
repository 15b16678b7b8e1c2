using Delivery.Domain.Ordering;

namespace Delivery.Domain.Money;

/// <param name="Grade">Null for the category's default.</param>
/// <param name="PerLesson">Yuan a lesson.</param>
public sealed record FeeRow(Category Category, string? Grade, decimal PerLesson);

/// <summary>Teachers' fees by category and grade; a grade not listed gets the category's default.</summary>
public sealed record FeeTable(IReadOnlyList<FeeRow> Rows, FeeNorm Norm = FeeNorm.BeforeTax)
{
    public static FeeTable Default { get; } =
        new([
            .. Skill(Category.DanceAndAerobics),
            .. Skill(Category.MartialArts),
            .. Skill(Category.Other),
            new(Category.Lecture, null, 600m),
            new(Category.Lecture, "国家级", 1000m),
            new(Category.Lecture, "一级", 800m),
        ]);

    /// <exception cref="InvalidOperationException">The table has neither the grade nor a default for the category.</exception>
    public decimal FeeFor(Category category, string? grade) =>
        (
            Rows.FirstOrDefault(r => r.Category == category && r.Grade == grade && grade is not null)
            ?? Rows.FirstOrDefault(r => r.Category == category && r.Grade is null)
            ?? throw new InvalidOperationException($"No fee for {category}, grade {grade}.")
        ).PerLesson;

    /// <summary>The most that a lesson of the category can cost in the table's norm.</summary>
    /// <exception cref="InvalidOperationException">The table has no row for the category.</exception>
    public decimal Highest(Category category) => Rows.Where(r => r.Category == category).Max(r => r.PerLesson);

    /// <summary>The most before tax that an order's lessons can cost: what is reserved on approval.</summary>
    public decimal Estimate(Category category, int lessons, TaxTable? tax = null) =>
        lessons
        * (Norm == FeeNorm.BeforeTax ? Highest(category) : (tax ?? TaxTable.Since2019).GrossAtMost(Highest(category)));

    private static FeeRow[] Skill(Category category) =>
        [
            new(category, null, 200m),
            new(category, "国家级", 300m),
            new(category, "一级", 250m),
            new(category, "二级", 200m),
        ];
}
