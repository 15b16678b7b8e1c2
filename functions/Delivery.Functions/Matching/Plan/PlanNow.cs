using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Plan;

/// <summary>
/// Staff have everything planned now: who waits for a plan asks by this one at once, and a course that had nobody looks again
/// where the plan has somebody now.
/// </summary>
public sealed class PlanNow(
    WholePlan whole,
    MatchingPlans plans,
    StreetYears streetYears,
    Courses courses,
    Commands commands
)
{
    public Task<Outcome<KeptPlan>> RunAsync(Call call, DurableTaskClient durable) =>
        commands.RunAsync<KeptPlan>(
            call,
            plans.PlaceOfPlans,
            durable,
            async () =>
            {
                var made = await whole.MakeAsync(call.By.Name);
                // Before the plan: once it is saved, nobody comes back to what is missing.
                await KeepRankingsAsync(made.Plan, made.Facts);
                return Decided.Change(
                    made.Plan,
                    new Act("matching.plan", made.Plan.PlanId, $"{made.Plan.Served}/{made.Plan.Courses.Count}"),
                    [.. MatchingPlans.RowsOf(made.Plan).Select(TableRows.Insert)],
                    await MessagesAsync(made)
                );
            }
        );

    private async Task<IReadOnlyList<OutboxMessage>> MessagesAsync(MadePlan made)
    {
        var messages = new List<OutboxMessage>();
        foreach (var (course, planned) in made.Facts.Courses.Zip(made.Plan.Courses))
            if (course is { Round: > 0, Stays: null, OnHold: null })
                messages.Add(
                    OutboxMessage.Raise(
                        Instances.Matching(course.CourseId, course.Round),
                        Events.Planned,
                        made.Plan.PlanId
                    )
                );
            else if (course.Round == 0 && planned.Ask.Count > 0 && await HasNobodyAsync(course.CourseId))
                messages.Add(
                    OutboxMessage.Raise(
                        Instances.Search(course.CourseId, course.Course.Course.DropOuts),
                        Events.StaffMatched,
                        new StaffDecision(StaffMatch.AskAgain)
                    )
                );
        return messages;
    }

    private async Task<bool> HasNobodyAsync(string courseId) =>
        (await streetYears.GetOrderAsync(courseId)).Value.Stage == OrderStage.Unmatched;

    private async Task KeepRankingsAsync(KeptPlan plan, PlanFacts facts)
    {
        foreach (var (course, ranked) in facts.Courses.Zip(facts.Ranked))
            if (course is { Round: > 0, Stays: null })
                await courses.KeepAsync(course.CourseId, new RankingOfRound(course.Round, plan.At, ranked.Ranked));
    }
}
