using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

/// <summary>Another live order of the same street, as far as the season's limits count it.</summary>
/// <param name="Discipline">The discipline's code.</param>
public sealed record OrderOfSeason(
    string OrderId,
    Season? Season,
    FundingStream FundingStream,
    Category Category,
    string Discipline,
    int Lessons
);

/// <summary>What the ordering rules need to know besides the request.</summary>
/// <param name="Discipline">The one asked for; null when the catalogue has none of that code.</param>
/// <param name="Agreement">The street's for the year of the first lesson; null when there is none.</param>
/// <param name="SeasonWindow">The one of the first lesson's season, as staff set it; null for the default.</param>
/// <param name="FiledAt">When the order, or its resubmission, is filed.</param>
/// <param name="Others">The street's live orders of the season; the order itself, when resubmitted, left out.</param>
/// <param name="WhomToCall">Name and phone at the association, for what the street cannot put right by itself.</param>
/// <param name="AgreementVersion">What of the year's letter must be signed by now; null where any version will do.</param>
/// <param name="MergedInto">The street that orders in its place by now; null for a street that stands for itself, and for an order filed before.</param>
/// <param name="RequestedTeacherIsKnown">The teacher asked for is registered; true where nobody is asked for.</param>
public sealed record OrderFacts(
    Street Street,
    Discipline? Discipline,
    Agreement? Agreement,
    SeasonWindow? SeasonWindow,
    WorkingCalendar Calendar,
    DateTimeOffset FiledAt,
    IReadOnlyList<OrderOfSeason> Others,
    OrderSettings Settings,
    string? WhomToCall = null,
    string? AgreementVersion = null,
    string? MergedInto = null,
    bool RequestedTeacherIsKnown = true
);
