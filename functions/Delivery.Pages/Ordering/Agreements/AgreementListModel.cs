using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering.Agreements;

/// <summary>The streets' letters of a year, for staff. Posts the ticked streets with <c>act</c> to its own path.</summary>
/// <param name="Version">The newest version; null where the year has no text yet.</param>
/// <param name="MayAct">Whether this reader may countersign and remind, and there is anything to do it to.</param>
/// <param name="Said">What was just done; null otherwise.</param>
public sealed record AgreementListModel(
    PageFrame Frame,
    string FormKey,
    int Year,
    string? Version,
    IReadOnlyList<FilterChip> Groups,
    IReadOnlyList<AgreementListLine> Lines,
    bool MayAct,
    string? Said,
    FormErrors Errors
) : IModelOf<AgreementListPage>;

/// <param name="Version">What the street signed; null for nothing.</param>
/// <param name="Group">unsigned, waiting or in-force.</param>
public sealed record AgreementListLine(
    string Code,
    string Street,
    string District,
    string Contact,
    string Group,
    Mark State,
    string? SignedBy,
    DateOnly? SignedOn,
    DateOnly? CountersignedOn,
    bool HasSealedCopy,
    string? Version = null
);
