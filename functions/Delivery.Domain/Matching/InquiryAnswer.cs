namespace Delivery.Domain.Matching;

public enum InquiryAnswer
{
    Open,
    Accepted,
    Declined,
    Proposed,
    Silent,
}

public static class InquiryAnswers
{
    public static string Label(this InquiryAnswer answer) =>
        answer switch
        {
            InquiryAnswer.Open => "待答复",
            InquiryAnswer.Accepted => "已接受",
            InquiryAnswer.Declined => "已谢绝",
            InquiryAnswer.Proposed => "建议改时间",
            _ => "逾期未答复",
        };
}

/// <summary>One teacher's answer; a list of these stands in the order of the ranking.</summary>
public sealed record RankedAnswer(string TeacherId, InquiryAnswer Answer);

public enum InquiryDecision
{
    /// <summary>An open answer may still decide.</summary>
    Wait,
    Winner,

    /// <summary>Nobody accepted, but somebody proposed other times, which the street is asked about.</summary>
    Proposal,
    Nobody,
}

/// <param name="TeacherId">The winner, or the best-ranked who proposed other times; otherwise null.</param>
public sealed record InquiryVerdict(InquiryDecision Decision, string? TeacherId = null);
