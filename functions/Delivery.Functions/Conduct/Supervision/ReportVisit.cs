using Delivery.Domain;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Web.Photos;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Supervision;

/// <summary>The supervisor says what was seen, or that nobody can go.</summary>
public sealed class ReportVisit(LessonVisits visits, DeliveryBlobs blobs, Commands commands, TimeProvider clock)
{
    /// <summary>Where a visit's photos lie.</summary>
    public static string FolderOf(string visitId) => $"visits/{visitId}";

    /// <param name="assignment">Whose link it came by; null for staff, who report for whoever is assigned.</param>
    public async Task<Outcome<Visit>> ReportAsync(
        string visitId,
        int? assignment,
        VisitReport report,
        IReadOnlyList<CleanPhoto> photos,
        Call call,
        DurableTaskClient durable
    )
    {
        var names = new List<string>();
        foreach (var photo in photos)
            names.Add(await blobs.Media.PutPhotoAsync(FolderOf(visitId), photo.Large, photo.Small));
        return await RunAsync(
            visitId,
            assignment,
            VisitState.Reported,
            call,
            durable,
            visit =>
                report.Check() is { Count: > 0 } refusals
                    ? Outcome.Refused<Visit>(refusals)
                    : Outcome.Of(visit with { Report = report with { Photos = names }, ReportedAt = clock.GetUtcNow() })
        );
    }

    public Task<Outcome<Visit>> DeclineAsync(
        string visitId,
        int? assignment,
        string reason,
        Call call,
        DurableTaskClient durable
    ) =>
        RunAsync(
            visitId,
            assignment,
            VisitState.Declined,
            call,
            durable,
            visit =>
                reason.Length == 0
                    ? Outcome.Refused<Visit>("visit.reason", "请写明为什么去不了", "reason")
                    : Outcome.Of(visit with { DeclinedBecause = reason })
        );

    private async Task<Outcome<Visit>> RunAsync(
        string visitId,
        int? assignment,
        VisitState to,
        Call call,
        DurableTaskClient durable,
        Func<Visit, Outcome<Visit>> change
    ) =>
        visits.PlaceOf(visitId) is { } place
            ? await commands.RunAsync(call, place, durable, () => DecideAsync(visitId, assignment, to, change))
            : Outcome.Refused<Visit>(AssignSupervisor.Unknown);

    private async Task<Decided<Visit>> DecideAsync(
        string visitId,
        int? assignment,
        VisitState to,
        Func<Visit, Outcome<Visit>> change
    )
    {
        if (await visits.FindAsync(visitId) is not { } stored)
            return Outcome.Refused<Visit>(AssignSupervisor.Unknown);
        if (assignment is { } mine && mine != stored.Value.Assignments)
            return Outcome.Refused<Visit>("visit.stage", "这次督导已改派给别人，谢谢您");
        if (Against(stored.Value, to) is { Count: > 0 } illegal)
            return Outcome.Refused<Visit>(illegal);
        var changed = change(stored.Value);
        if (changed.IsRefused)
            return changed;
        var visit = changed.Value with { State = to };
        return Decided.Change(
            visit,
            new Act($"visit.{to}", visitId, visit.DeclinedBecause),
            [LessonVisits.Replace(visit, stored)],
            OutboxMessage.Raise(Instances.Visit(visitId, visit.Assignments), Events.Visited, NewsOf(to))
        );
    }

    private static VisitNews NewsOf(VisitState state) =>
        state == VisitState.Reported ? VisitNews.Reported : VisitNews.Declined;

    private IReadOnlyList<Refusal> Against(Visit visit, VisitState to) =>
        to == VisitState.Reported && visit.Start > clock.GetUtcNow()
            ? [new Refusal("visit.early", "课还没有开始，到现场看了以后再填")]
            : VisitStates.Move(visit.State, to).Refusals;
}
