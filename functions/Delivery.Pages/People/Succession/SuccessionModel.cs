using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.People.Succession;

/// <summary>A street is merged or split: what is asked for, and what would follow.</summary>
/// <param name="Preview">Null while the other street is not named, or unknown.</param>
public sealed record SuccessionModel(
    PageFrame Frame,
    string Code,
    string Name,
    bool MayTake,
    SuccessionTyped Typed,
    FormErrors Errors,
    SuccessionPreview? Preview
) : IModelOf<SuccessionPage>;

public sealed record SuccessionTyped(
    string Kind,
    string Other,
    string From,
    string Part,
    string Reason,
    string FormKey
);

public sealed record SuccessionPreview(
    bool IsMerger,
    string OtherName,
    DateOnly? From,
    StreetSituation Street,
    StreetSituation Other
);

/// <summary>A street as it stands now.</summary>
/// <param name="Stages">Orders that are not over, of this year and the next.</param>
/// <param name="Streams">The same by funding stream.</param>
/// <param name="Lessons">Of these, those that lie ahead.</param>
/// <param name="Free">Of the quota, less what waiting orders will need, in yuan.</param>
/// <param name="Sessions">How many sign-ins of its contacts hold.</param>
public sealed record StreetSituation(
    string Name,
    int Year,
    IReadOnlyList<(OrderStage Stage, int Orders)> Stages,
    IReadOnlyList<(FundingStream Stream, int Orders)> Streams,
    int Lessons,
    QuotaFigures Quota,
    decimal Free,
    bool HasAgreement,
    bool HasPlan,
    int Sessions
);
