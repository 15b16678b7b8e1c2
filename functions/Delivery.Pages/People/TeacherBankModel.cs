using Delivery.Pages.Web;

namespace Delivery.Pages.People;

/// <summary>Where a teacher's money goes and who the teacher is for the tax office: masked, changed by two people.</summary>
/// <param name="Account">建设银行 ****1234</param>
/// <param name="IdNumber">Masked; null when none is registered.</param>
/// <param name="Proposal">What waits for a second person.</param>
public sealed record TeacherBankModel(
    PageFrame Frame,
    string FormKey,
    string TeacherId,
    string Name,
    string Account,
    string? IdNumber,
    BankProposal? Proposal,
    bool MayChange,
    BankValues Values,
    FormErrors Errors
) : IModelOf<TeacherBankPage>;

/// <param name="Account">Masked; null when it stays as it is.</param>
/// <param name="IdNumber">Masked; null when it stays as it is.</param>
/// <param name="IsOwn">Proposed by who looks at it, and so for another to confirm.</param>
public sealed record BankProposal(
    string Version,
    string By,
    DateTimeOffset At,
    string? Account,
    string? IdNumber,
    bool IsOwn
);

public sealed record BankValues(string AccountName = "", string Bank = "", string Account = "", string IdNumber = "");
