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

/// <param name="Orders">Numbers of those that are to go to the new street.</param>
public sealed record SuccessionTyped(
    string Kind,
    string Other,
    string From,
    string Part,
    string Reason,
    string FormKey,
    IReadOnlyList<string> Orders
);

/// <param name="Part">Yuan of the quota that are to go to the new street; null where none can be read.</param>
public sealed record SuccessionPreview(
    bool IsMerger,
    string OtherName,
    DateOnly? From,
    StreetSituation Street,
    StreetSituation Other,
    IReadOnlyList<OpenOrder> Orders,
    decimal? Part = null
)
{
    public IReadOnlyList<OpenOrder> Movable => [.. Orders.Where(order => order.StaysBecause is null)];

    public IReadOnlyList<OpenOrder> Staying => [.. Orders.Where(order => order.StaysBecause is not null)];

    public IReadOnlyList<OpenOrder> Chosen => [.. Movable.Where(order => order.Chosen)];

    /// <summary>What the chosen orders will need of this year's quota, in yuan.</summary>
    public decimal Needed => Chosen.Sum(order => order.Fees);

    /// <summary>The most that can go, in yuan: what the chosen orders will need goes with them.</summary>
    public decimal Greatest => Math.Max(Street.Free + Needed, 0);

    /// <summary>By how many yuan the part falls short of what the chosen orders will need.</summary>
    public decimal Lacking => Math.Max(Needed - (Part ?? Needed), 0);
}

/// <summary>An order that is not over, of a street that is split.</summary>
/// <param name="Fees">Estimated, of this year's quota, in yuan.</param>
/// <param name="StaysBecause">Null where it can go to the new street.</param>
public sealed record OpenOrder(
    string OrderId,
    string Discipline,
    string Venue,
    DateOnly First,
    DateOnly Last,
    int Lessons,
    decimal Fees,
    OrderStage Stage,
    bool Chosen,
    string? StaysBecause
);

/// <summary>A street as it stands now.</summary>
/// <param name="Stages">Orders that are not over, of this year and the next.</param>
/// <param name="Streams">The same by funding stream.</param>
/// <param name="Lessons">Of these, those that lie ahead.</param>
/// <param name="Free">Of the quota, less what waiting orders will need, in yuan; below nothing where they need more.</param>
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
)
{
    public decimal Passable => Math.Max(Free, 0);
}
