using Delivery.Domain.Matching;
using Delivery.Functions.Matching.Asking;
using Delivery.Functions.Matching.Plan;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Matching;

/// <param name="Batch">Those who are asked at once, from 1.</param>
/// <param name="Plan">The plan that says whom; null where one is made for this course alone.</param>
public sealed record MatchingRound(string CourseId, int Round, int Batch = 1, string? Plan = null);

/// <summary>
/// One round of looking for a teacher: the course is planned together with all that wait; the planned teacher and the next
/// best are asked at once, and the best-ranked acceptance is booked as soon as no better-ranked answer is open; then the next
/// three, until nobody is left. Each batch is a history of its own. Instance: <c>matching-{courseId}-{round}</c>.
/// </summary>
public static class MatchingOrchestrator
{
    [Function(nameof(MatchingOrchestrator))]
    public static async Task<SearchResult> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var (round, asked) = await context.Ask(context.GetInput<MatchingRound>()!);
        if (round is null)
            return new SearchResult(SearchEnd.Withdrawn);
        if (asked.Count == 0)
            return new SearchResult(SearchEnd.Nobody);
        var verdict = await context.AwaitTeachers(round, asked);
        while (verdict is { Decision: InquiryDecision.Proposal, TeacherId: { } proposer })
            verdict = await context.AwaitStreet(round, proposer);
        switch (verdict)
        {
            case null:
                return new SearchResult(SearchEnd.Withdrawn);
            case { Decision: InquiryDecision.Winner, TeacherId: { } winner }:
                await context.Do(nameof(ThankOthers), round);
                return new SearchResult(SearchEnd.Booked, winner);
            default:
                context.BeginAnew(round with { Batch = round.Batch + 1, Plan = null });
                return new SearchResult(SearchEnd.Nobody);
        }
    }

    /// <returns>No round when the search was stopped before anybody was asked.</returns>
    private static async Task<(MatchingRound? Round, AskedTeachers Asked)> Ask(
        this TaskOrchestrationContext context,
        MatchingRound first
    )
    {
        var round = first.Batch == 1 ? await context.AwaitPlan(first) : first;
        while (round is not null)
        {
            var asked = await context.Do<AskedTeachers>(nameof(AskTeachers), round);
            if (asked.OnHoldUntil is not { } until)
                return (round, asked);
            round = await context.AwaitPlan(round, until);
        }

        return (null, new AskedTeachers(0, default, default));
    }
}
