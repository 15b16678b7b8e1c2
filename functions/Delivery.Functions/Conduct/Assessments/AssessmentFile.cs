using Delivery.Domain.Conduct.Assessments;
using Delivery.Functions.Web.Sheets;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>The ranked table with every part, to be opened in a spreadsheet.</summary>
public static class AssessmentFile
{
    public static Sheet SheetOf(int year, AssessmentFormula formula, IReadOnlyList<Assessed> ranked) =>
        new(
            $"{year}年度评估",
            [
                "名次",
                "街镇",
                "区",
                "总分",
                .. formula.Parts.SelectMany(part =>
                    (string[])[$"{part.Label}（{part.Points}分）", $"{part.Label}依据"]
                ),
                .. formula.Deductions.Select(part => $"{part.Label}（每次扣{part.Points}分）"),
            ],
            [.. ranked.Select(one => Row(one, formula.Parts.Count))]
        );

    /// <param name="judged">How many parts have their reason beside them; the others are what is taken off.</param>
    private static IReadOnlyList<Cell> Row(Assessed one, int judged) =>
        [
            new Cell.Count(one.Rank),
            new Cell.Text(one.Year.Name),
            new Cell.Text(one.Year.District),
            new Cell.Points(one.Score),
            .. one.Parts.Take(judged).SelectMany(part => (Cell[])[PointsOf(part), new Cell.Text(part.Detail)]),
            .. one.Parts.Skip(judged).Select(PointsOf),
        ];

    private static Cell PointsOf(AssessedPart part) =>
        part.Points is { } points ? new Cell.Points(points) : new Cell.Text("");
}
