namespace Delivery.Domain.Matching;

/// <summary>How a teacher answered when asked, so far.</summary>
/// <param name="Reasons">Why courses were declined, the most frequent first.</param>
/// <param name="HoursToAnswer">On average, from the question to the last answer; null before the first.</param>
public sealed record LearningRecord(
    int Offered,
    int Accepted,
    int Declined,
    int Proposed,
    int Silent,
    IReadOnlyList<(string Reason, int Times)> Reasons,
    double? HoursToAnswer
)
{
    public static LearningRecord Of(IReadOnlyList<AnsweredInquiry> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var hours = asked
            .Where(one => one.AnsweredAt is not null)
            .Select(one => (one.AnsweredAt!.Value - one.AskedAt).TotalHours)
            .ToList();
        return new LearningRecord(
            asked.Count,
            asked.Count(one => one.Answer == InquiryAnswer.Accepted),
            asked.Count(one => one.Answer == InquiryAnswer.Declined),
            asked.Count(one => one.Answer == InquiryAnswer.Proposed),
            asked.Count(one => one.Answer == InquiryAnswer.Silent),
            [
                .. asked
                    .Where(one => one.Answer == InquiryAnswer.Declined && !string.IsNullOrEmpty(one.Reason))
                    .GroupBy(one => one.Reason!, StringComparer.Ordinal)
                    .OrderByDescending(group => group.Count())
                    .ThenBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => (group.Key, group.Count())),
            ],
            hours.Count == 0 ? null : hours.Average()
        );
    }
}

/// <summary>A question to a teacher and what came of it.</summary>
public sealed record AnsweredInquiry(
    InquiryAnswer Answer,
    DateTimeOffset AskedAt,
    DateTimeOffset? AnsweredAt,
    string? Reason
);
