using Delivery.Pages.Web;

namespace Delivery.Pages.People.Erasure;

/// <summary>The form that erases a person, and the certificates so far.</summary>
public sealed record ErasuresModel(
    PageFrame Frame,
    string FormKey,
    IReadOnlyList<Choice> Kinds,
    ErasureTyped Typed,
    FormErrors Errors,
    IReadOnlyList<ErasureLine> Erasures,
    string? NextPath = null
) : IModelOf<ErasuresPage>;

public sealed record ErasureTyped(string Kind, string Id, string Reason)
{
    public static ErasureTyped Empty { get; } = new("", "", "");
}

/// <param name="Shown">Whom it was about, without their name.</param>
/// <param name="FinishedAt">Null while places are still gone through.</param>
public sealed record ErasureLine(string Id, string Shown, DateTimeOffset At, DateTimeOffset? FinishedAt);

/// <summary>What was erased where, and what stays.</summary>
public sealed record CertificateModel(
    PageFrame Frame,
    ErasureLine Erasure,
    string Reason,
    string By,
    IReadOnlyList<ErasedLine> Places,
    int BackupDays,
    int InstanceMonths
) : IModelOf<CertificatePage>;

/// <param name="Count">Rows or files that were changed or deleted.</param>
public sealed record ErasedLine(string Place, int Count);
