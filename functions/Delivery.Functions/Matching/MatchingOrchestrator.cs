using Delivery.Domain.Matching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Matching;

/// <param name="Batch">Those who are asked at once, from 1.</param>
public sealed record MatchingRound(string CourseId, int Round, int Batch = 1);

/// <summary>
/// One round of looking for a teacher: the best three are asked at once, and the best-ranked acceptance is booked as
/// soon as no better-ranked answer is open; then the next three, until nobody is left. Each batch is a history of its
/// own. Instance: <c>matching-{courseId}-{round}</c>.
/// </summary>
public static class MatchingOrchestrator
{
    [Function(nameof(MatchingOrchestrator))]
    public static async Task<SearchResult> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var round = context.GetInput<MatchingRound>()!;
        if (round.Batch == 1)
            await context.Do(nameof(RankTeachers), round);
        var asked = await context.Do<AskedTeachers>(nameof(AskTeachers), round);
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
                context.BeginAnew(round with { Batch = round.Batch + 1 });
                return new SearchResult(SearchEnd.Nobody);
        }
    }
}
