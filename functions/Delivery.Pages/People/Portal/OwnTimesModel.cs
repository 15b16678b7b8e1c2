using Delivery.Pages.Web;

namespace Delivery.Pages.People.Portal;

/// <summary>When a teacher can teach, as the teacher says it.</summary>
/// <param name="Version">Of the entry that the form shows.</param>
/// <param name="IsStale">Somebody changed the entry meanwhile.</param>
/// <param name="Changes">The last changes of the entry, newest first.</param>
public sealed record OwnTimesModel(
    PageFrame Frame,
    string FormKey,
    string Version,
    OwnTimesValues Values,
    bool Saved,
    bool IsStale,
    IReadOnlyList<OwnTimesChange> Changes,
    FormErrors Errors
) : IModelOf<OwnTimesPage>;

public sealed record OwnTimesValues(string WeeklyLimit, string Availability, string Unavailable);

/// <param name="What">Which of the fields changed, and to what.</param>
public sealed record OwnTimesChange(DateTimeOffset At, string By, IReadOnlyList<string> What);
