using Delivery.Pages.Web;

namespace Delivery.Pages.People;

/// <summary>Where staff start.</summary>
/// <param name="Figures">To review, unmatched, next week's lessons, feedback missing.</param>
/// <param name="Todos">What waits for this person, soonest deadline first.</param>
/// <param name="SeesTeachers">Their register is for those who find teachers and those who pay them.</param>
/// <param name="Troubles">What the world failed at and a person must look at: mails that did not arrive, failed transfers.</param>
public sealed record StaffHomeModel(
    PageFrame Frame,
    DateTimeOffset Now,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<Todo> Todos,
    IReadOnlyList<Mark> Troubles,
    bool SeesTeachers = true
) : IModelOf<StaffHomePage>;
