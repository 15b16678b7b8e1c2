using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Web;
using Delivery.Pages.Conduct.Supervision;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Conduct.Supervision;

/// <summary>Lays one visit out for staff: whom to send, what was seen, and what came of it.</summary>
public sealed class VisitForStaffReader(Site site, LessonVisits visits, FollowVisit follow, TimeProvider clock)
{
    /// <param name="typed">What was typed and refused; null for nothing.</param>
    public async Task<IResult> ShowAsync(Caller caller, string id, IFormCollection? typed, FormErrors errors)
    {
        if ((await visits.FindAsync(id))?.Value is not { } visit)
            return await site.NotFoundAsync(caller);
        var findings = visit.Report is { } report ? VisitFindings.Of(report, visit.Fewest) : null;
        var followed = findings is null ? null : await follow.OfAsync(visit);
        var model = new VisitForStaffModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            VisitWords.LineOf(visit),
            visit.CourseId,
            visit.Start > clock.GetUtcNow() && !VisitStates.Move(visit.State, VisitState.Assigned).IsRefused,
            visit.DeclinedBecause,
            visit.Report,
            visit.ReportedAt,
            findings,
            [.. (visit.Report?.Photos ?? []).Select(name => Paths.VisitPhoto(id, name[(name.LastIndexOf('/') + 1)..]))],
            typed?["personName"].ToString() ?? visit.Supervisor?.Name ?? "",
            typed?["email"].ToString() ?? visit.Supervisor?.Email ?? "",
            errors
        )
        {
            Followed = [.. (followed?.Violations ?? []).Select(ConductReader.LineOf)],
            Praised = followed?.Praise?.Text,
            Follow = findings is null ? null : TypedIn(visit, findings, typed),
        };
        return await site.HtmlAsync(model, errors.Any ? 422 : 200);
    }

    // Filled in from the report, until somebody typed something else.
    private static VisitFollow TypedIn(Visit visit, VisitFindings findings, IFormCollection? typed) =>
        typed is not null && typed.ContainsKey("violationKind")
            ? new(
                typed["violationKind"].ToString(),
                typed["evidence"].ToString(),
                typed["grave"].ToString() == "true",
                findings.Praise ?? ""
            )
            : new(
                $"{findings.Proposed}",
                $"{ChineseDates.Day(ShanghaiTime.DateOf(visit.Start))}{visit.Discipline}第{LessonId.Parse(visit.LessonId).Number}节："
                    + string.Join("；", findings.Troubles),
                IsGrave: false,
                typed?["comment"].ToString() ?? findings.Praise ?? ""
            );
}
