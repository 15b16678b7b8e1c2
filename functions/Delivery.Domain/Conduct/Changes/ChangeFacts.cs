using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Conduct.Changes;

/// <summary>What a change is judged by.</summary>
/// <param name="Lesson">The lesson that the change was filed on.</param>
/// <param name="Lessons">All of the course.</param>
/// <param name="Venue">Where the lesson meets as it stands.</param>
/// <param name="WhomToCall">Name and phone at the association, where a year is not loaded.</param>
public sealed record ChangeFacts(
    OrderStage Stage,
    FundingStream FundingStream,
    Lesson Lesson,
    IReadOnlyList<Lesson> Lessons,
    Venue Venue,
    DateTimeOffset Now,
    WorkingCalendar Calendar,
    OrderSettings Settings,
    string? WhomToCall = null
);
