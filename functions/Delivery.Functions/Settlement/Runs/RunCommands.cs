using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>What a command changes: the run, other rows of its month, and what the orchestration is told.</summary>
public sealed record RunChange(
    PayRun Run,
    IReadOnlyList<TableTransactionAction> Rows,
    params IReadOnlyList<OutboxMessage> Messages
)
{
    /// <summary>For the audit log, where only the decision knows it; null for what the act says.</summary>
    public string? Note { get; init; }
}

/// <summary>The one way in which a command changes a run: decided on the run as it stands, saved in one batch that replaces it.</summary>
public sealed class RunCommands(Settlements settlements, Commands commands)
{
    public static Refusal Unknown(Month month) => new("settlement.unknown", $"{month}还没有开始结算");

    public static Place PlaceOf(Settlements settlements, Month month) =>
        new(settlements.Table, Settlements.PartitionOf(month));

    public Task<Outcome<PayRun>> ActAsync(
        Call call,
        Month month,
        Act act,
        DurableTaskClient durable,
        Func<PayRun, Task<Outcome<RunChange>>> decide,
        Func<PayRun, Task>? follow = null
    ) => ActAsync(call, month, act, durable, async run => With(await decide(run), change => change.Run), follow);

    /// <summary>For commands whose answer is more than the run.</summary>
    public Task<Outcome<T>> ActAsync<T>(
        Call call,
        Month month,
        Act act,
        DurableTaskClient durable,
        Func<PayRun, Task<Outcome<(RunChange Change, T Answer)>>> decide,
        Func<T, Task>? follow = null
    ) =>
        commands.RunAsync<T>(
            call,
            PlaceOf(settlements, month),
            durable,
            async () =>
            {
                if (await settlements.RunAsync(month) is not { } stored)
                    return Outcome.Refused<T>(Unknown(month));
                var decided = await decide(stored.Value);
                if (decided.IsRefused)
                    return Outcome.Refused<T>(decided.Refusals);
                var (change, answer) = decided.Value;
                // A second click on the same button says nothing new.
                if (ReferenceEquals(change.Run, stored.Value) && change is { Rows: [], Messages: [] })
                    return Outcome.Of(answer);
                return Decided.Change(
                    answer,
                    change.Note is { } note ? act with { Note = note } : act,
                    [TableRows.Replace(Settlements.RowOf(change.Run), stored.ETag), .. change.Rows],
                    change.Messages
                );
            },
            follow
        );

    public static Outcome<(RunChange Change, T Answer)> With<T>(
        Outcome<RunChange> decided,
        Func<RunChange, T> answer
    ) =>
        decided.Match(
            change => Outcome.Of((change, answer(change))),
            refusals => Outcome.Refused<(RunChange, T)>(refusals)
        );

    /// <returns>Null when the run is at the stage at which the act belongs.</returns>
    public static Refusal? Not(PayRun run, SettlementStage stage, string act) =>
        run.Stage == stage
            ? null
            : new Refusal("settlement.stage", $"{run.Month}结算目前在“{run.Stage.Label()}”阶段，不能{act}");

    public static RunPerson PersonOf(Caller caller) => new(caller.Id, caller.Name);
}
