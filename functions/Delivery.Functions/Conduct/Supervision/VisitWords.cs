using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Conduct.Supervision;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Conduct.Supervision;

/// <summary>Visits between forms, rows and pages.</summary>
internal static class VisitWords
{
    /// <summary>Whoever the link of an assignment was sent to.</summary>
    public static Caller CallerOf(Visit visit, int assignment)
    {
        var sent = visit.BeforeOf(assignment)?.Supervisor ?? visit.Supervisor;
        return new Caller(
            CallerKind.Anonymous,
            $"supervisor:{sent?.Email}",
            sent?.Name ?? "督导员",
            new HashSet<string>()
        );
    }

    public static VisitReport ReportOf(IFormCollection form) =>
        new(
            YesNo(form["startedOnTime"].ToString()),
            YesNo(form["teacherIsRight"].ToString()),
            TypedNumbers.Whole(form["headcount"].ToString()),
            YesNo(form["venueFits"].ToString()),
            form["comment"].ToString() is { Length: > 0 } remarks ? remarks : null,
            []
        );

    public static VisitValues ValuesOf(IFormCollection form) =>
        new(
            form["startedOnTime"].ToString(),
            form["teacherIsRight"].ToString(),
            form["headcount"].ToString(),
            form["venueFits"].ToString(),
            form["comment"].ToString()
        );

    public static VisitLine LineOf(Visit visit) =>
        new(
            visit.VisitId,
            visit.StreetName,
            visit.Discipline,
            visit.Category,
            new LessonTime(visit.Start, visit.Minutes),
            visit.TeacherName,
            [.. visit.Reasons.Select(reason => reason.Label())],
            visit.Supervisor?.Name,
            MarkOf(visit)
        );

    public static Mark MarkOf(Visit visit) =>
        new(
            visit.State.Label(),
            visit.State switch
            {
                VisitState.Reported when VisitFindings.Of(visit.Report!, visit.Fewest).Troubles.Count == 0 => Tone.Ok,
                VisitState.Reported or VisitState.Declined => Tone.Warn,
                VisitState.Missed => Tone.Bad,
                _ => Tone.Plain,
            }
        );

    private static bool? YesNo(string answer) =>
        answer switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };
}
