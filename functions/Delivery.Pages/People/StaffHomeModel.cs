using Delivery.Pages.Web;

namespace Delivery.Pages.People;

/// <summary>Where staff start.</summary>
/// <param name="Figures">To review, unmatched, next week's lessons, feedback missing.</param>
/// <param name="Todos">What waits for this person, soonest deadline first.</param>
/// <param name="Troubles">What the world failed at and a person must look at: mails that did not arrive, failed transfers.</param>
/// <param name="Places">Path and name of the pages beside the daily work that this person may open.</param>
public sealed record StaffHomeModel(
    PageFrame Frame,
    DateTimeOffset Now,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<Todo> Todos,
    IReadOnlyList<Mark> Troubles,
    IReadOnlyList<Choice>? Places = null
) : IModelOf<StaffHomePage>;
