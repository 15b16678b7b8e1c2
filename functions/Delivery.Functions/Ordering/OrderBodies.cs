using Delivery.Domain;
using Delivery.Domain.Ordering;

namespace Delivery.Functions.Ordering;

public sealed record OrderBody(
    [Typed(TextKind.Code)] string Street,
    [Typed(TextKind.Code)] string Discipline,
    FundingStream FundingStream,
    AudienceBody Audience,
    VenueBody Venue,
    IReadOnlyList<LessonBody> Lessons,
    Contacts? Contacts = null,
    [Typed(TextKind.Code)] string? RequestedTeacher = null,
    [Typed(TextKind.Paragraph)] string? Notes = null,
    bool AcceptsHolidays = false,
    [Typed(TextKind.Title)] string? GradeAskedFor = null
)
{
    public OrderRequest Request() =>
        new(
            Street,
            Discipline,
            FundingStream,
            new Audience(Audience.Ages, Audience.Level, Audience.Expected),
            new Venue(Venue.Name, Venue.Address, Venue.Indoor),
            [.. Lessons.Select(lesson => new LessonTime(lesson.Start, lesson.Minutes))],
            Contacts,
            RequestedTeacher,
            Notes,
            AcceptsHolidays,
            GradeAskedFor is { Length: > 0 } ? GradeAskedFor : null
        );
}

public sealed record AudienceBody(
    [Typed(TextKind.Line, Longest = 50)] string Ages,
    int Expected,
    [Typed(TextKind.Line, Longest = 50)] string? Level = null
);

public sealed record VenueBody(
    [Typed(TextKind.Title)] string Name,
    [Typed(TextKind.Line)] string Address,
    bool Indoor = true
);

public sealed record LessonBody(DateTimeOffset Start, int Minutes);

/// <param name="Reason">As the street gives it on its page; stands in the order's history.</param>
public sealed record WithdrawalBody([Typed(TextKind.Paragraph)] string? Reason = null);

public sealed record OrderTaken(string OrderId, OrderStage Stage);
