using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering.Agreements;

/// <summary>A street's letter of a year: what it says, who signed it, and what is still to be done.</summary>
/// <param name="Letter">The newest version; null where the year has none yet.</param>
/// <param name="Signed">The version signed last, and the earlier ones.</param>
/// <param name="SignPath">Where the signature is posted; null when there is nothing to sign.</param>
/// <param name="SealedPath">Where the scan is sent and got; null while nothing is signed, and behind a signed link.</param>
/// <param name="Signers">Who may sign, as the register names them.</param>
/// <param name="Signer">A refused name, as it was typed.</param>
public sealed record AgreementModel(
    PageFrame Frame,
    string FormKey,
    string StreetName,
    int Year,
    AgreementLetter? Letter,
    Mark State,
    IReadOnlyList<AgreementLine> Signed,
    string? SignPath,
    string? SealedPath,
    IReadOnlyList<string> Signers,
    string Signer,
    FormErrors Errors,
    bool Bare = false
) : IModelOf<AgreementPage>;

/// <param name="From">From this day on orders need this version.</param>
public sealed record AgreementLetter(string Version, string Text, DateOnly From);

public sealed record AgreementLine(
    string Version,
    string SignedBy,
    DateOnly SignedOn,
    string? CountersignedBy,
    DateOnly? CountersignedOn,
    bool HasSealedCopy
);
