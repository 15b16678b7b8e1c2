using Delivery.Functions.Security;
using Delivery.Functions.Storage.Matching;
using Delivery.Pages.Matching.Plan;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Matching.Plan;

/// <summary>The plan as staff see it.</summary>
public sealed class PlanReader(MatchingPlans plans, WholePlan whole, WhatIfReader whatIf)
{
    // Somebody waits before the page.
    internal const int MostSeconds = 5;

    public async Task<PlanModel> LastAsync(PageFrame frame, Caller caller) =>
        await ModelAsync(frame, caller, await plans.NewestAsync(), isTrial: false);

    /// <summary>Made now and kept nowhere; with one thing changed where that is asked for.</summary>
    public async Task<PlanModel> TrialAsync(PageFrame frame, Caller caller, IQueryCollection asked)
    {
        var made = await whole.MakeAsync(caller.Name, MostSeconds);
        return (await ModelAsync(frame, caller, made.Plan, isTrial: true)) with
        {
            WhatIf = await whatIf.ReadAsync(made, caller, asked),
        };
    }

    private async Task<PlanModel> ModelAsync(PageFrame frame, Caller caller, KeptPlan? plan, bool isTrial)
    {
        var turns = await plans.TurnsAsync();
        var waiting = turns.Where(turn => turn is { IsWaiting: true, OnHold: null }).ToList();
        return new PlanModel(
            frame,
            Guid.NewGuid().ToString("N"),
            plan is null ? null : ViewOf(plan),
            isTrial,
            waiting.Count,
            turns.Count(turn => !turn.IsWaiting),
            waiting.Count == 0 ? null : waiting.Max(turn => turn.PlanAt),
            caller.May(Role.Matcher)
        );
    }

    private static PlanView ViewOf(KeptPlan plan) =>
        new(
            plan.At,
            plan.By,
            plan.Score,
            plan.Bound,
            plan.Gap,
            plan.IsOptimal,
            plan.IsSearched,
            plan.Seconds,
            [
                .. plan.Courses.Select(course => new PlanLine(
                    course.CourseId,
                    course.Street,
                    course.District,
                    course.Discipline,
                    course.First,
                    course.Lessons,
                    [.. course.Ask.Select(one => one.Name)],
                    course.Ask is [var first, ..] ? first.Score : 0,
                    course.Reason
                )),
            ]
        );
}
