using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering.Plans;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Plans;

public sealed record PlanBody(IReadOnlyList<PlanItemBody> Items, PlanBudget? Budget = null)
{
    public PlanSent Sent(string street, int year) =>
        new(
            street,
            year,
            [.. Items.Select(item => new PlanItem(SeasonOf(item), item.Discipline, item.Lessons, item.Audience))],
            Budget ?? PlanBudget.None
        );

    // What names no season lies in no year, which the rules refuse beside its field.
    private static Season SeasonOf(PlanItemBody item) =>
        Season.TryParse(item.Season, out var season) ? season : default;
}

public sealed record PlanItemBody(
    [Typed(TextKind.Code)] string Season,
    [Typed(TextKind.Code)] string Discipline,
    int Lessons,
    [Typed(TextKind.Line, Longest = 50)] string Audience = ""
);

/// <param name="Ordered">Lessons of live orders of the discipline in the season.</param>
/// <param name="Held">Those of them that are over.</param>
public sealed record PlanItemView(
    Season Season,
    string Discipline,
    int Lessons,
    string Audience,
    int Ordered,
    int Held
);

/// <summary>A plan with what became of it.</summary>
public sealed record PlanView(
    string Street,
    int Year,
    IReadOnlyList<PlanItemView> Items,
    PlanBudget Budget,
    DateTimeOffset FiledAt,
    string FiledBy
);

/// <summary>What a street plans for a year, over HTTP.</summary>
public sealed class PlansApi(Api api, Registers registers, StreetYears streetYears, SavePlan save, PlanReader reader)
{
    [Function(nameof(PutPlan))]
    [ApiCall(
        "保存街镇一年的配送计划；再存即整份替换",
        Body = typeof(PlanBody),
        Answer = typeof(PlanView),
        Scopes = [Role.Reviewer],
        Also = "本街镇"
    )]
    public Task<IResult> PutPlan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/streets/{code}/plans/{year}")]
            HttpRequest request,
        string code,
        string year
    ) =>
        api.SendAsync<PlanBody>(
            request,
            caller => caller.May(Role.Reviewer) || caller.IsStreet(code),
            async (body, call) =>
            {
                if (!YearNumber.TryParse(year, out var number))
                    return ApiAnswer.NotFound("year.unknown", "年份", year);
                if (await registers.Streets.FindAsync(code) is null)
                    return ApiAnswer.NotFound("street.unknown", "街镇", code);
                var outcome = await save.RunAsync(body.Sent(code, number), request.IfMatch(), call);
                return outcome.IsRefused
                    ? outcome.Refusals[0] == SavePlan.Stale
                        ? ApiAnswer.Stale
                        : ApiAnswer.Refused(outcome.Refusals)
                    : await ShownAsync(code, number);
            }
        );

    [Function(nameof(GetPlan))]
    [ApiCall("街镇一年的配送计划，和已申报、已上的课时", Answer = typeof(PlanView), Also = "本街镇")]
    public Task<IResult> GetPlan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/streets/{code}/plans/{year}")]
            HttpRequest request,
        string code,
        string year
    ) =>
        api.GetAsync(
            request,
            caller => caller.IsStaff || caller.IsStreet(code),
            async _ =>
                YearNumber.TryParse(year, out var number)
                    ? await ShownAsync(code, number)
                    : ApiAnswer.NotFound("year.unknown", "年份", year)
        );

    private async Task<ApiAnswer> ShownAsync(string street, int year)
    {
        if (await streetYears.PlanAsync(street, year) is not { Value: var plan, ETag: var etag })
            return ApiAnswer.NotFound("plan.unknown", "年度计划", $"{street}/{year}");
        var orders = await streetYears.OrdersAsync(street, year);
        var lines = await reader.LinesAsync(street, plan, [.. orders.Select(order => order.Value)]);
        return ApiAnswer.Ok(
            new PlanView(
                street,
                year,
                [.. plan.Items.Select(item => ViewOf(item, lines))],
                plan.Budget,
                plan.FiledAt,
                plan.FiledBy
            ),
            etag
        );
    }

    private static PlanItemView ViewOf(PlanItem item, IReadOnlyList<PlanLine> lines)
    {
        var line = lines.First(one => (one.Season, one.Discipline) == (item.Season, item.Discipline));
        return new PlanItemView(item.Season, item.Discipline, item.Lessons, item.Audience, line.Ordered, line.Held);
    }
}
