using static Delivery.Domain.Matching.InquiryDecision;

namespace Delivery.Domain.Matching;

/// <summary>Who of those asked teaches the course.</summary>
public static class InquiryRules
{
    /// <summary>The best-ranked acceptance wins as soon as no better-ranked answer is open; silence is a decline.</summary>
    /// <param name="ranked">All who were asked, the best-ranked first.</param>
    public static InquiryVerdict Winner(IReadOnlyList<RankedAnswer> ranked)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        var decisive = ranked.FirstOrDefault(a => a.Answer is InquiryAnswer.Accepted or InquiryAnswer.Open);
        return decisive switch
        {
            { Answer: InquiryAnswer.Accepted } => new(InquiryDecision.Winner, decisive.TeacherId),
            { Answer: InquiryAnswer.Open } => new(Wait),
            _ when ranked.FirstOrDefault(a => a.Answer == InquiryAnswer.Proposed) is { } proposed => new(
                Proposal,
                proposed.TeacherId
            ),
            _ => new(Nobody),
        };
    }
}
