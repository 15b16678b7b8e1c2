using Delivery.Domain.Conduct.Supervision;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Conduct.Supervision;

public sealed class SendSupervisor(LessonVisits visits, VisitLetters letters)
{
    private static readonly TimeSpan AfterLesson = TimeSpan.FromHours(2);

    [Function(nameof(SendSupervisor))]
    public async Task<VisitPlan> Run([ActivityTrigger] Assignment assignment)
    {
        var visit = (await visits.FindAsync(assignment.VisitId))!.Value;
        // Somebody else was sent in the meantime: their own letter says so.
        if (visit.Assignments == assignment.Number)
            await (
                visit.State == VisitState.Cancelled
                    ? letters.CallOffAsync(visit)
                    : letters.SendAsync(visit, assignment.IsChanged)
            );
        return new VisitPlan(
            visit.End + AfterLesson,
            visit.ReportDue,
            VisitLinks.EndOf(visit),
            visit.State == VisitState.Cancelled
        );
    }
}

public sealed class RemindSupervisor(LessonVisits visits, VisitLetters letters)
{
    [Function(nameof(RemindSupervisor))]
    public async Task Run([ActivityTrigger] Assignment assignment)
    {
        var visit = (await visits.FindAsync(assignment.VisitId))!.Value;
        if (visit.Assignments == assignment.Number && visit.State == VisitState.Assigned)
            await letters.RemindAsync(visit);
    }
}

/// <summary>The report, or that nobody can go, for staff.</summary>
public sealed class TellOfVisit(LessonVisits visits, VisitLetters letters)
{
    [Function(nameof(TellOfVisit))]
    public async Task Run([ActivityTrigger] Assignment assignment)
    {
        var visit = (await visits.FindAsync(assignment.VisitId))!.Value;
        // Staff have sent somebody else since, so they know.
        if (visit.Assignments == assignment.Number)
            await letters.TellAsync(visit);
    }
}

/// <summary>Who was asked need not go: staff sent somebody else.</summary>
public sealed class TellReplaced(LessonVisits visits, VisitLetters letters)
{
    [Function(nameof(TellReplaced))]
    public async Task Run([ActivityTrigger] Assignment assignment)
    {
        var visit = (await visits.FindAsync(assignment.VisitId))!.Value;
        // Sent anew under the same address, only the name was put right.
        if (visit.BeforeOf(assignment.Number) is { } before && before.Supervisor.Email != visit.Supervisor!.Email)
            await letters.TellReplacedAsync(visit, assignment.Number, before.Supervisor);
    }
}

/// <summary>No report came in time.</summary>
public sealed class MissVisit(LessonVisits visits, VisitLetters letters)
{
    [Function(nameof(MissVisit))]
    public async Task Run([ActivityTrigger] Assignment assignment)
    {
        var missed = await TableRows.UntilCommittedAsync(async () =>
        {
            var stored = (await visits.FindAsync(assignment.VisitId))!;
            if (stored.Value.Assignments != assignment.Number || stored.Value.State is not VisitState.Assigned)
                return (true, stored.Value.State == VisitState.Missed ? stored.Value : null);
            var visit = stored.Value with { State = VisitState.Missed };
            var place = visits.PlaceOf(visit.VisitId)!;
            return (await place.Table.TryCommitAsync([LessonVisits.Replace(visit, stored)]), (Visit?)visit);
        });
        if (missed is not null)
            await letters.TellAsync(missed);
    }
}
