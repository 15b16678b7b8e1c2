using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Supervision;

/// <summary>A week's unannounced visits.</summary>
public sealed record SupervisionModel(
    PageFrame Frame,
    string FormKey,
    Week Week,
    IReadOnlyList<VisitLine> Visits,
    IReadOnlyList<DrawLine> Draws,
    int MostDrawn,
    FormErrors Errors
) : IModelOf<SupervisionPage>;

/// <param name="TeacherName">Empty while another is looked for.</param>
/// <param name="Reasons">Why it was likelier than others.</param>
public sealed record VisitLine(
    string VisitId,
    string Street,
    string Discipline,
    Category Category,
    LessonTime Time,
    string TeacherName,
    IReadOnlyList<string> Reasons,
    string? Supervisor,
    Mark State
)
{
    public string TeacherWords => TeacherName.Length == 0 ? "正在另找老师" : $"{TeacherName}老师";
}

public sealed record DrawLine(DateTimeOffset At, string By, int Seed, int Drawn, int Candidates);

/// <summary>One visit for staff: whom to send, and what was seen.</summary>
/// <param name="Findings">Null until there is a report.</param>
/// <param name="Photos">Their paths.</param>
public sealed record VisitForStaffModel(
    PageFrame Frame,
    string FormKey,
    VisitLine Visit,
    string CourseId,
    bool CanAssign,
    string? DeclinedBecause,
    VisitReport? Report,
    DateTimeOffset? ReportedAt,
    VisitFindings? Findings,
    IReadOnlyList<string> Photos,
    string SupervisorName,
    string SupervisorEmail,
    FormErrors Errors
) : IModelOf<VisitForStaffPage>
{
    /// <summary>Violations that came of it.</summary>
    public IReadOnlyList<ViolationLine> Followed { get; init; } = [];

    /// <summary>With what the street was praised for it; null where it was not.</summary>
    public string? Praised { get; init; }

    /// <summary>What a violation or praise would say; null until there is a report.</summary>
    public VisitFollow? Follow { get; init; }

    public string Street => Delivery.Domain.Ordering.OrderId.Parse(CourseId).StreetCode;

    /// <summary>The trouble is not on record yet: neither by this visit, nor, of too few people, by the street's own count.</summary>
    public bool CanRecord =>
        Findings is { Troubles.Count: > 0, Proposed: var kind }
        && !Followed.Any(one => one.VisitId is not null || kind == ViolationKind.LowHeadcount);

    public bool CanPraise => Findings is { Praise: not null } && Praised is null;
}

/// <param name="Kind">Of the violation.</param>
public sealed record VisitFollow(string Kind, string Evidence, bool IsGrave, string Praise);
