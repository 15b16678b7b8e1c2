namespace Delivery.Domain.Teaching.Evidence;

/// <summary>What the people who are shown said of it (domain.md, section 9: personal data is shown to those who need it).</summary>
public enum MediaConsent
{
    NotAsked,

    /// <summary>All of them agree that it is shown publicly.</summary>
    Everyone,

    /// <summary>Somebody is under age or does not agree: it proves the lesson, and is never shown publicly.</summary>
    EvidenceOnly,
}

public static class MediaConsents
{
    public static string Label(this MediaConsent consent) =>
        consent switch
        {
            MediaConsent.Everyone => "都同意公开",
            MediaConsent.EvidenceOnly => "未成年人或有人不同意公开，仅作凭证",
            _ => "未问",
        };
}
