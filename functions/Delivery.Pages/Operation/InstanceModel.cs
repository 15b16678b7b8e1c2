using Delivery.Pages.Web;

namespace Delivery.Pages.Operation;

/// <summary>One piece of work under way, its parts, and what staff may do with it.</summary>
/// <param name="Failure">Why it stopped, as the program said it.</param>
/// <param name="Parts">The work that it has begun, such as a course's lessons.</param>
public sealed record InstanceModel(
    PageFrame Frame,
    string FormKey,
    InstanceLine Line,
    DateTimeOffset BegunAt,
    string? Version,
    string? Failure,
    IReadOnlyList<InstanceLine> Parts,
    InstanceAct Retry,
    InstanceAct Skip,
    string Reason,
    FormErrors Errors
) : IModelOf<InstancePage>;

/// <param name="Says">What the button does, or why there is none.</param>
public sealed record InstanceAct(bool Offered, string Says);
