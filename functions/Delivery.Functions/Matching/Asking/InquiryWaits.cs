using Delivery.Domain.Matching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask;

namespace Delivery.Functions.Matching.Asking;

/// <param name="RemindAt">Half time.</param>
/// <param name="OnHoldUntil">Set where staff let the course wait: nobody was asked yet, and somebody is to be by then.</param>
public sealed record AskedTeachers(
    int Count,
    DateTimeOffset RemindAt,
    DateTimeOffset AnswerBy,
    DateTimeOffset? OnHoldUntil = null
);

public sealed record RoundStop(MatchingRound Round, string AssignedTeacher);

public sealed record ProposalOf(MatchingRound Round, string TeacherId);

/// <summary>The waits of a round of matching: for teachers' answers, and for the street's word on other times.</summary>
internal static class InquiryWaits
{
    /// <summary>Until somebody is booked, other times are proposed, or nobody of these can; silence is a decline.</summary>
    /// <returns>Null when the round was stopped.</returns>
    public static async Task<InquiryVerdict?> AwaitTeachers(
        this TaskOrchestrationContext context,
        MatchingRound round,
        AskedTeachers asked
    )
    {
        for (var reminded = false; ; )
        {
            var stirred = await context.Stir(reminded ? asked.AnswerBy : asked.RemindAt);
            if (stirred is { StoppedFor: { } assigned })
                return await context.Stop(round, assigned);
            if (stirred.IsDue)
                await context.Do(reminded ? nameof(CloseInquiries) : nameof(RemindTeachers), round);
            reminded |= stirred.IsDue;
            var verdict = await context.Do<InquiryVerdict>(nameof(JudgeAnswers), round);
            if (verdict.Decision != InquiryDecision.Wait)
                return verdict;
        }
    }

    /// <summary>Asks the street about a teacher's other times; a no, or silence, and the next proposal or batch follows.</summary>
    /// <returns>Null when the round was stopped.</returns>
    public static async Task<InquiryVerdict?> AwaitStreet(
        this TaskOrchestrationContext context,
        MatchingRound round,
        string teacherId
    )
    {
        var proposal = new ProposalOf(round, teacherId);
        var until = await context.Do<DateTimeOffset>(nameof(AskStreet), proposal);
        while (true)
        {
            var stirred = await context.Stir(until);
            if (stirred is { StoppedFor: { } assigned })
                return await context.Stop(round, assigned);
            if (stirred.IsDue)
                await context.Do(nameof(CloseProposal), proposal);
            var verdict = await context.Do<InquiryVerdict>(nameof(JudgeAnswers), round);
            if (verdict.Decision != InquiryDecision.Wait)
                return verdict;
        }
    }

    private static async Task<InquiryVerdict?> Stop(
        this TaskOrchestrationContext context,
        MatchingRound round,
        string assigned
    )
    {
        await context.Do(nameof(StopInquiries), new RoundStop(round, assigned));
        return null;
    }

    private sealed record Stirred(bool IsDue, string? StoppedFor);

    private static async Task<Stirred> Stir(this TaskOrchestrationContext context, DateTimeOffset deadline)
    {
        using var shown = context.Show(Events.Answered, deadline);
        using var over = new CancellationTokenSource();
        var answered = context.OpenWait<string>(Events.Answered);
        var stopped = context.OpenWait<string>(Events.Stop);
        var due = context.CreateTimer(deadline.UtcDateTime, over.Token);
        await Task.WhenAny(answered, stopped, due);
        over.Cancel();
        if (answered.IsCompletedSuccessfully)
            context.Take(Events.Answered, answered);
        return new Stirred(
            due.IsCompletedSuccessfully,
            stopped.IsCompletedSuccessfully ? context.Take(Events.Stop, stopped) : null
        );
    }
}
