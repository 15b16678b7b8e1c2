using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Assessments;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Workflow;
using Delivery.Pages.Conduct.Assessments;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>The yearly assessment for staff: ranked, with the formula, as a file, and the commendations chosen from it.</summary>
public sealed class AssessmentPages(
    Site site,
    StreetYearReader years,
    CommendationLists awards,
    CommendStreet commend,
    TimeProvider clock
)
{
    [Function(nameof(AssessmentPage))]
    public Task<IResult> AssessmentPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/assessments/{year}")]
            HttpRequest request,
        string year
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            caller => ShowAsync(caller, year, request.Query, AwardTyped.Nothing, FormErrors.None)
        );

    [Function(nameof(GetAssessmentFile))]
    public Task<IResult> GetAssessmentFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/assessments/{year}/assessment.xlsx")]
            HttpRequest request,
        string year
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
                YearNumber.TryParse(year, out var number)
                    ? SheetFiles.Xlsx(
                        request.HttpContext,
                        AssessmentFile.SheetOf(number, years.FormulaOf(number), await years.RankedAsync(number)),
                        $"assessment-{number}"
                    )
                    : await site.NotFoundAsync(caller)
        );

    [Function(nameof(PostCommendation))]
    public Task<IResult> PostCommendation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/assessments/{year}/commendations")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string year
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Conduct),
            (form, caller) => ShowAsync(caller, year, NotAsked, TypedIn(form), FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                if (!YearNumber.TryParse(year, out var number))
                    return await site.NotFoundAsync(caller);
                var typed = TypedIn(form);
                var key = Idempotency.KeyOf(caller, request.Path, form["formKey"].ToString());
                var call = new Call(caller, key);
                var given =
                    form["act"].ToString() == "withdraw"
                        ? await commend.WithdrawAsync(
                            number,
                            typed.Street,
                            form[$"reason[{typed.Street}]"].ToString(),
                            call,
                            durable
                        )
                        : await commend.RunAsync(number, typed.Street, typed.Title, typed.Reason, call, durable);
                return given.IsRefused
                    ? await ShowAsync(caller, year, NotAsked, typed, FormErrors.Of(given.Refusals))
                    : Site.SeeOther(Paths.Assessments(number));
            }
        );

    private static AwardTyped TypedIn(IFormCollection form) =>
        new(form["street"].ToString(), form["title"].ToString(), form["reason"].ToString());

    private async Task<IResult> ShowAsync(
        Caller caller,
        string year,
        IQueryCollection asked,
        AwardTyped typed,
        FormErrors errors
    )
    {
        if (!YearNumber.TryParse(year, out var number))
            return await site.NotFoundAsync(caller);
        var district = asked["district"].ToString();
        var holds = years.FormulaOf(number);
        var trial = AssessmentTrial.Of(holds, asked);
        var read = await years.ReadAsync(number);
        var ranked = Assessment.Rank(read, trial.Formula);
        var model = new AssessmentModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            number,
            number < ShanghaiTime.DateOf(clock.GetUtcNow()).Year,
            trial.Formula,
            ChipsOf(number, ranked, district, trial.Query),
            [.. ranked.Where(one => district.Length == 0 || one.Year.District == district)],
            [.. ranked.Select(one => new Choice(one.Year.Street, $"{one.Rank} {one.Year.Name}", one.Year.District))],
            await AwardsAsync(number, ranked),
            // Nobody is commended by points that do not hold.
            caller.May(Role.Conduct) && !trial.IsAsked,
            typed,
            errors,
            new AssessmentTried(
                trial.Fields,
                district,
                trial.IsAsked
                    ? Assessment.Rank(read, holds).ToDictionary(one => one.Year.Street, one => one.Rank)
                    : null,
                trial.Errors
            )
        );
        return await site.HtmlAsync(model, errors.Any || trial.Errors.Any ? 422 : 200);
    }

    private static QueryCollection NotAsked => new();

    private static IReadOnlyList<FilterChip> ChipsOf(
        int year,
        IReadOnlyList<Assessed> ranked,
        string district,
        string trial
    ) =>
        [
            new FilterChip(
                "全市",
                $"{Paths.Assessments(year)}?{trial.TrimStart('&')}".TrimEnd('?'),
                district.Length == 0,
                ranked.Count
            ),
            .. ranked
                .GroupBy(one => one.Year.District)
                .OrderBy(one => Districts.PlaceOf(one.Key))
                .Select(one => new FilterChip(
                    one.Key,
                    $"{Paths.AssessmentsIn(year, one.Key)}{trial}",
                    one.Key == district,
                    one.Count()
                )),
        ];

    private async Task<IReadOnlyList<GivenAward>> AwardsAsync(int year, IReadOnlyList<Assessed> ranked)
    {
        var names = ranked.ToDictionary(one => one.Year.Street, one => one.Year.Name);
        return
        [
            .. (await awards.OfYearAsync(year)).Select(award => new GivenAward(
                names.GetValueOrDefault(award.Street, award.Street),
                award.Title,
                award.Reason,
                award.Street
            )),
        ];
    }
}
