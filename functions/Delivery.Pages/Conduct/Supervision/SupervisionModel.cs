using Delivery.Domain.Calendar;
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
) : IModelOf<VisitForStaffPage>;
