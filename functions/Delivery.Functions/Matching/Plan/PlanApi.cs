using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Plan;

/// <summary>One plan for all courses that wait: tried, or carried out.</summary>
public sealed class PlanApi(Api api, Commands commands, WholePlan whole, PlanNow planNow)
{
    [Function(nameof(PostMatchingPlan))]
    [ApiCall("为全部等待的课程统一排老师", Answer = typeof(MatchingPlanView), Scopes = [Role.Matcher])]
    [ApiQuery("dryRun", "true 只试算，不发问询，也不保存")]
    public Task<IResult> PostMatchingPlan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/matching/plan")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        api.SendAsync(
            request,
            caller => caller.May(Role.Matcher),
            async call =>
                request.Query["dryRun"].ToString() switch
                {
                    "true" => AnswerTo(await TryAsync(call), view => view),
                    "" or "false" => AnswerTo(await planNow.RunAsync(call, durable), MatchingPlanView.Of),
                    var other => ApiAnswer.Malformed(
                        new Refusal("query.dry-run", $"dryRun 应为 true 或 false，不是“{other}”", "dryRun")
                    ),
                }
        );

    private Task<Outcome<MatchingPlanView>> TryAsync(Call call) =>
        commands.RunAsync<MatchingPlanView>(
            call,
            commands.NoPlace(call),
            durable: null,
            async () => Outcome.Of(MatchingPlanView.Of((await whole.MakeAsync(call.By.Name)).Plan))
        );

    // The plan itself is never refused, but its key may have been used for something else.
    private static ApiAnswer AnswerTo<T>(Outcome<T> outcome, Func<T, MatchingPlanView> view) =>
        outcome.Match(made => ApiAnswer.Ok(view(made)), refusals => ApiAnswer.Refused(refusals));
}

/// <param name="Served">How many courses get a teacher.</param>
/// <param name="Bound">No plan that serves as many has a greater score.</param>
/// <param name="Gap">How far from the best the plan may be, from 0 to 1: in courses served, or else in score.</param>
/// <param name="Optimal">Proved to be the best.</param>
public sealed record MatchingPlanView(
    int Served,
    IReadOnlyList<UnservedView> Unserved,
    decimal Score,
    decimal Bound,
    decimal Gap,
    bool Optimal,
    decimal Seconds,
    IReadOnlyList<PlannedAssignmentView> Assignments
)
{
    public static MatchingPlanView Of(KeptPlan plan) =>
        new(
            plan.Served,
            [
                .. plan
                    .Courses.Where(course => course.Ask.Count == 0)
                    .Select(course => new UnservedView(course.CourseId, course.Reason!)),
            ],
            plan.Score,
            plan.Bound,
            plan.Gap,
            plan.IsOptimal,
            plan.Seconds,
            [
                .. plan
                    .Courses.Where(course => course.Ask.Count > 0)
                    .Select(course => new PlannedAssignmentView(
                        course.CourseId,
                        course.Ask[0].TeacherId,
                        course.Ask[0].Score
                    )),
            ]
        );
}

public sealed record UnservedView(string Course, string Reason);

public sealed record PlannedAssignmentView(string Course, string Teacher, decimal Score);
