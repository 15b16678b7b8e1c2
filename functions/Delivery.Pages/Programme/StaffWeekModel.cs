using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Pages.Web;

namespace Delivery.Pages.Programme;

/// <summary>A week as the publishers see it: what stands, what would change, and how far each channel is.</summary>
/// <param name="Standing">Null while the week is not published.</param>
/// <param name="GoesAt">When it goes by itself; null once that has passed.</param>
/// <param name="Hold">Null where nobody holds it back.</param>
/// <param name="Acts">What this person may do now: publish, hold, release.</param>
/// <param name="Changes">What publishing now would say otherwise.</param>
/// <param name="Gaps">Lessons that lack something the public needs.</param>
/// <param name="Days">The lessons as they would be published now; empty where there are too many.</param>
/// <param name="ByPlace">Then where they are.</param>
public sealed record StaffWeekModel(
    PageFrame Frame,
    Week Week,
    string FormKey,
    StandingEdition? Standing,
    DateTimeOffset? GoesAt,
    HeldWeek? Hold,
    IReadOnlyList<string> Acts,
    int Lessons,
    IReadOnlyList<string> Changes,
    IReadOnlyList<string> Gaps,
    IReadOnlyList<ChannelOutcome> Channels,
    IReadOnlyList<ProgrammeDay> Days,
    IReadOnlyList<PlaceCount>? ByPlace,
    FormErrors Errors,
    IReadOnlyList<OpeningsLine>? Openings = null
) : IModelOf<StaffWeekPage>
{
    /// <summary>In the order of the districts; only those with courses that take enrolments.</summary>
    public IReadOnlyList<DistrictEnrolments> Enrolments { get; init; } = [];

    /// <summary>The weeks before this one and this one, the first one first; those that were counted.</summary>
    public IReadOnlyList<WeekEnrolments> Weeks { get; init; } = [];

    public bool May(string act) => Acts.Contains(act);
}

public sealed record StandingEdition(int Edition, DateTimeOffset At, int Lessons);

/// <param name="Until">When it goes all the same.</param>
public sealed record HeldWeek(string By, string Reason, DateTimeOffset At, DateTimeOffset Until);

/// <summary>What became of an edition on a channel.</summary>
/// <param name="Title">As people call the channel.</param>
/// <param name="Url">Where the public finds it; null where there is no such place.</param>
/// <param name="MayReplay">It is the newest edition, and this person may have it published anew.</param>
public sealed record ChannelOutcome(
    string Name,
    string Title,
    int Edition,
    Mark State,
    int Attempts,
    DateTimeOffset? At,
    string? Url,
    string? Trouble,
    bool MayReplay
);
