using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Assessments;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Conduct.Assessments;

/// <param name="Points">The most that the part gives; negative for what each takes off.</param>
public sealed record FormulaPartView(string Part, string Label, int Points, string Rule);

/// <param name="Points">Null where there is nothing to judge yet.</param>
public sealed record AssessedPartView(string Part, decimal? Points, int Of, string Detail);

public sealed record AssessedView(
    int Rank,
    string Street,
    string Name,
    string District,
    decimal Score,
    IReadOnlyList<AssessedPartView> Parts
);

public sealed record AssessmentView(
    int Year,
    IReadOnlyList<FormulaPartView> Formula,
    IReadOnlyList<AssessedView> Items
);

/// <summary>The yearly assessment over HTTP: ranked, with the formula and each part of the score.</summary>
public sealed class AssessmentsApi(Api api, StreetYearReader years)
{
    [Function(nameof(GetAssessment))]
    [ApiCall("年度评估：街镇排名和各项得分", Answer = typeof(AssessmentView), Scopes = [Role.Conduct])]
    [ApiQuery("district", "只看一个区，写名称或代码")]
    public Task<IResult> GetAssessment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/assessments/{year}")]
            HttpRequest request,
        string year
    ) =>
        api.GetAsync(
            request,
            caller => caller.ReadsAs(Role.Conduct),
            async _ =>
            {
                if (!YearNumber.TryParse(year, out var number))
                    return ApiAnswer.NotFound("year.unknown", "年份", year);
                var asked = request.Query["district"].ToString();
                var district = Districts.Find(asked)?.Name;
                if (asked.Length > 0 && district is null)
                    return ApiAnswer.Malformed(NoSuchDistrict(asked));
                var ranked = (await years.RankedAsync(number)).Where(one =>
                    district is null || one.Year.District == district
                );
                return ApiAnswer.Ok(
                    new AssessmentView(number, Shown(years.FormulaOf(number)), [.. ranked.Select(Shown)])
                );
            }
        );

    private static Refusal NoSuchDistrict(string asked) =>
        new("query.district", $"上海没有“{asked}”，district 请填写16个区之一，例如 黄浦区", "district");

    private static IReadOnlyList<FormulaPartView> Shown(AssessmentFormula formula) =>
        [
            .. formula.Parts.Select(part => new FormulaPartView(part.Key, part.Label, part.Points, part.Rule)),
            .. formula.Deductions.Select(part => new FormulaPartView(part.Key, part.Label, -part.Points, "每次扣分")),
        ];

    private static AssessedView Shown(Assessed one) =>
        new(
            one.Rank,
            one.Year.Street,
            one.Year.Name,
            one.Year.District,
            one.Score,
            [.. one.Parts.Select(part => new AssessedPartView(part.Key, part.Points, part.Of, part.Detail))]
        );
}
