using System.Globalization;
using Delivery.Domain.Conduct.Assessments;

namespace Delivery.Pages.Conduct.Assessments;

/// <summary>How the score is counted, for staff and for the street.</summary>
internal static class AssessmentWords
{
    public static string HowOf(AssessmentFormula formula) =>
        $"各项共{formula.Most}分；还没有内容可评的一项不计，其余折算成100分，再减去扣分。{PapersOf(formula)}";

    public static string Points(decimal points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>What was taken off for: 违规2次 严重违规1次; empty where it was for nothing.</summary>
    public static string TakenOf(Assessed one) =>
        string.Join(
            ' ',
            one.Parts.Where(part => part.Of < 0 && part.Points < 0).Select(part => part.Label + part.Detail)
        );

    private static string PapersOf(AssessmentFormula formula) =>
        formula.Parts.Any(part => part.Key == "rosters")
            ? "名单、反馈、新闻逾期或未交的，已在各自一项里少得分，不再按违规扣分；严重违规另扣。"
            : "";
}
