using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering;

/// <summary>The orders of a stage, for staff.</summary>
/// <param name="Stages">One chip per stage; the current one says what the list holds.</param>
/// <param name="Search">What was looked for: order, street or discipline; posted by GET as "q".</param>
/// <param name="NextPath">The next page of a long list.</param>
/// <param name="Stage">Which the list shows; asked by GET as "stage".</param>
/// <param name="Ages">How long an order may have waited at least, in working days.</param>
/// <param name="MayApprove">Whether this reader may approve several at once.</param>
/// <param name="OnlyNewest">So many, the newest, were looked through and no more; null where all were.</param>
/// <param name="ApprovePath">Where those that are ticked are posted, with what the list is narrowed by.</param>
/// <param name="Said">What was just done; null otherwise.</param>
public sealed record ReviewListModel(
    PageFrame Frame,
    string Heading,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<FilterChip> Stages,
    string Search,
    IReadOnlyList<ReviewLine> Orders,
    string? NextPath,
    string FormKey,
    OrderStage Stage,
    QueueFilter Filter,
    IReadOnlyList<Choice> Ages,
    bool MayApprove,
    string? Said,
    FormErrors Errors,
    int? OnlyNewest = null,
    string ApprovePath = Paths.ApproveOrders
) : IModelOf<ReviewListPage>;

/// <param name="WorkingDaysLeft">Working days until the first lesson.</param>
/// <param name="Waited">Working days since it was filed last.</param>
/// <param name="FirstFiled">Where it came back after a return: when it was filed for the first time.</param>
/// <param name="Fee">Estimated fees in yuan, before tax.</param>
/// <param name="Available">What the street's quota still holds; null off the Basic stream.</param>
public sealed record ReviewLine(
    string OrderId,
    string Street,
    string District,
    string Discipline,
    Category Category,
    int Lessons,
    DateOnly FirstLesson,
    int WorkingDaysLeft,
    decimal Fee,
    decimal? Available,
    OrderStage Stage,
    IReadOnlyList<Mark> Marks,
    int Waited,
    IReadOnlyList<ReviewRisk> Risks,
    DateOnly? FirstFiled = null
);

/// <summary>What narrows the queue, as it was chosen: posted by GET as district, risk and days.</summary>
public sealed record QueueFilter(string District = "", string Risk = "", string Days = "");
