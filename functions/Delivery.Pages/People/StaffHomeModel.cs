using Delivery.Pages.Web;

namespace Delivery.Pages.People;

/// <summary>Where staff start.</summary>
/// <param name="Figures">To review, unmatched, next week's lessons, feedback missing.</param>
/// <param name="Todos">What waits for this person, soonest deadline first.</param>
/// <param name="Places">The pages beside the daily work that this person may open, by what they are about.</param>
public sealed record StaffHomeModel(
    PageFrame Frame,
    DateTimeOffset Now,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<Todo> Todos,
    IReadOnlyList<PlaceGroup> Places
) : IModelOf<StaffHomePage>;

/// <param name="Places">Path and name.</param>
public sealed record PlaceGroup(string Title, IReadOnlyList<Choice> Places);
