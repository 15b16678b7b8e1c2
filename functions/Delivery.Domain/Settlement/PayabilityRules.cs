using static Delivery.Domain.Settlement.Payability;

namespace Delivery.Domain.Settlement;

/// <summary>Whether a lesson is paid: by the street's word, or by the teacher's media where the street stayed silent.</summary>
public static class PayabilityRules
{
    public static PayabilityDecision Decide(LessonEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new(Judge(evidence), StreetWasSilent: evidence.DeliveredByStreet is null);
    }

    private static Payability Judge(LessonEvidence evidence) =>
        evidence switch
        {
            { DecidedByStaff: { } pay } => pay ? Payable : NotPayable,
            { DeliveredByStreet: true } => Payable,
            { DeliveredByStreet: false, HasMedia: true } => Contradiction,
            { DeliveredByStreet: false } => NotPayable,
            { HasMedia: true } => Payable,
            { CarriedOver: true } => NotPayable,
            _ => Deferred,
        };
}
