using Delivery.Domain.Ordering;

namespace Delivery.Domain.Money;

/// <param name="PerLesson">Yuan a lesson.</param>
/// <param name="Grade">Null for the category's default.</param>
/// <param name="FromMinutes">The shortest lesson that it is paid for; 0 for every lesson.</param>
public sealed record FeeRow(Category Category, decimal PerLesson, string? Grade = null, int FromMinutes = 0);

/// <summary>
/// Teachers' fees by category, grade and duration; a grade not listed gets the category's default, and of several
/// durations that a lesson reaches the longest counts.
/// </summary>
/// <param name="HoldsFrom">The first lesson date, in Shanghai, that it is for.</param>
public sealed record FeeTable(
    IReadOnlyList<FeeRow> Rows,
    FeeNorm Norm = FeeNorm.BeforeTax,
    DateOnly HoldsFrom = default
)
{
    /// <summary>From when on the defaults hold: before any lesson of the service.</summary>
    public static readonly DateOnly Earliest = new(2015, 1, 1);

    public static FeeTable Default { get; } =
        new([
            .. Skill(Category.DanceAndAerobics),
            .. Skill(Category.MartialArts),
            .. Skill(Category.Other),
            new(Category.Lecture, 600m),
            new(Category.Lecture, 1000m, "国家级"),
            new(Category.Lecture, 800m, "一级"),
        ])
        {
            HoldsFrom = Earliest,
        };

    /// <param name="minutes">How long the lesson lasts.</param>
    /// <exception cref="InvalidOperationException">The table has neither the grade nor a default for the category.</exception>
    public FeeRow RowFor(Category category, string? grade, int minutes) =>
        Reached(category, minutes).Where(row => row.Grade == grade && grade is not null).MaxBy(row => row.FromMinutes)
        ?? Reached(category, minutes).Where(row => row.Grade is null).MaxBy(row => row.FromMinutes)
        ?? throw new InvalidOperationException($"No fee for {category}, grade {grade}, {minutes} minutes.");

    /// <summary>The most that a lesson of the category can cost in the table's norm.</summary>
    /// <exception cref="InvalidOperationException">The table has no row for the category.</exception>
    public decimal Highest(Category category, int minutes) => Reached(category, minutes).Max(row => row.PerLesson);

    /// <summary>The most before tax that a lesson can cost: what is reserved for it on approval.</summary>
    public decimal HighestBeforeTax(Category category, int minutes, TaxTable tax) =>
        Norm == FeeNorm.BeforeTax ? Highest(category, minutes) : tax.GrossAtMost(Highest(category, minutes));

    private IEnumerable<FeeRow> Reached(Category category, int minutes) =>
        Rows.Where(row => row.Category == category && row.FromMinutes <= minutes);

    private static FeeRow[] Skill(Category category) =>
        [new(category, 200m), new(category, 300m, "国家级"), new(category, 250m, "一级"), new(category, 200m, "二级")];
}
