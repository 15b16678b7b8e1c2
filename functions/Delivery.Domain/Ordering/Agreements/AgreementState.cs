namespace Delivery.Domain.Ordering.Agreements;

/// <summary>How a street stands with its letter of a year.</summary>
public enum AgreementStanding
{
    /// <summary>There is nothing to sign yet.</summary>
    NoText,
    ToSign,

    /// <summary>A newer version holds than the one signed.</summary>
    ToSignAgain,

    /// <summary>Signed, and not countersigned yet.</summary>
    Waiting,
    InForce,
}

public static class AgreementState
{
    /// <param name="ofYear">The year's versions.</param>
    public static AgreementStanding Of(Agreement? signed, IReadOnlyList<AgreementText> ofYear, DateOnly today)
    {
        var required = AgreementTexts.RequiredOn(ofYear, today)?.Version;
        if (signed?.Holds(required) == true)
            return AgreementStanding.InForce;
        if (signed is null)
            return ofYear.Count == 0 ? AgreementStanding.NoText : AgreementStanding.ToSign;
        return required is null || signed.Version == required
            ? AgreementStanding.Waiting
            : AgreementStanding.ToSignAgain;
    }
}
