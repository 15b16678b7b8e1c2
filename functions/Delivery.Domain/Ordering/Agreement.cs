namespace Delivery.Domain.Ordering;

/// <summary>The year's responsibility letter (责任书) between the association and a street.</summary>
public sealed record Agreement(
    string Street,
    int Year,
    string Version,
    string SignedBy,
    DateOnly SignedOn,
    string? CountersignedBy,
    DateOnly? CountersignedOn
)
{
    /// <summary>Both sides have signed.</summary>
    public bool InForce => CountersignedOn is not null;
}
