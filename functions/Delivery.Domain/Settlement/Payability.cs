namespace Delivery.Domain.Settlement;

public enum Payability
{
    Payable,
    NotPayable,

    /// <summary>The street says no, the teacher has media: staff decide.</summary>
    Contradiction,

    /// <summary>Nobody has said anything yet: next month decides.</summary>
    Deferred,
}

/// <param name="StreetWasSilent">The street's silence, a violation of its own.</param>
public sealed record PayabilityDecision(Payability Payability, bool StreetWasSilent);
