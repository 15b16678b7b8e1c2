using Delivery.Domain;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Supervision;

/// <summary>Staff send somebody to a drawn lesson, by a link that is theirs alone.</summary>
public sealed class AssignSupervisor(LessonVisits visits, Commands commands, TimeProvider clock)
{
    public static Refusal Unknown { get; } = new("visit.unknown", "没有找到这次督导，请从列表里打开");

    public async Task<Outcome<Visit>> RunAsync(
        string visitId,
        Supervisor supervisor,
        Call call,
        DurableTaskClient durable
    ) =>
        visits.PlaceOf(visitId) is { } place
            ? await commands.RunAsync(call, place, durable, () => DecideAsync(visitId, supervisor))
            : Outcome.Refused<Visit>(Unknown);

    private async Task<Decided<Visit>> DecideAsync(string visitId, Supervisor supervisor)
    {
        if (await visits.FindAsync(visitId) is not { } stored)
            return Outcome.Refused<Visit>(Unknown);
        var refusals = Check(supervisor).ToList();
        if (stored.Value.Start <= clock.GetUtcNow())
            refusals.Add(new Refusal("visit.past", "这节课已经开始，来不及派人了"));
        refusals.AddRange(VisitStates.Move(stored.Value.State, VisitState.Assigned).Refusals);
        if (refusals.Count > 0)
            return Outcome.Refused<Visit>(refusals);
        var assigned = stored.Value with
        {
            State = VisitState.Assigned,
            Supervisor = supervisor,
            Assignments = stored.Value.Assignments + 1,
            DeclinedBecause = null,
            Before = BeforeOf(stored.Value),
        };
        return Decided.Change(
            assigned,
            new Act("visit.assign", visitId),
            [LessonVisits.Replace(assigned, stored)],
            [
                OutboxMessage.Start(
                    nameof(VisitOrchestrator),
                    Instances.Visit(visitId, assigned.Assignments),
                    new Assignment(visitId, assigned.Assignments)
                ),
                // Who declined waits for nothing any more.
                .. stored.Value.State == VisitState.Assigned
                    ?
                    [
                        OutboxMessage.Raise(
                            Instances.Visit(visitId, stored.Value.Assignments),
                            Events.Visited,
                            VisitNews.Replaced
                        ),
                    ]
                    : Array.Empty<OutboxMessage>(),
            ]
        );
    }

    private static IReadOnlyList<SentBefore> BeforeOf(Visit visit) =>
        visit.Supervisor is { } sent
            ? [.. visit.Before ?? [], new SentBefore(sent, visit.State == VisitState.Declined)]
            : [];

    private static IEnumerable<Refusal> Check(Supervisor supervisor)
    {
        if (supervisor.Name.Length == 0)
            yield return new("visit.supervisor", "请写督导员的姓名", "personName");
        if (!Emails.IsValid(supervisor.Email))
            yield return new("visit.email", "请写督导员的邮箱，链接发到那里", "email");
    }
}
