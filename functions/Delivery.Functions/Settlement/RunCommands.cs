using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement;

/// <summary>What a command changes: the run, other rows of its month, and what the orchestration is told.</summary>
public sealed record RunChange(
    PayRun Run,
    IReadOnlyList<TableTransactionAction> Rows,
    params IReadOnlyList<OutboxMessage> Messages
);

/// <summary>The one way in which a command changes a run: decided on the run as it stands, saved in one batch that replaces it.</summary>
public sealed class RunCommands(Settlements settlements, Outbox outbox)
{
    public static Refusal Unknown(Month month) => new("settlement.unknown", $"{month}还没有开始结算");

    public Task<Outcome<PayRun>> ActAsync(
        Month month,
        DurableTaskClient durable,
        Func<PayRun, Task<Outcome<RunChange>>> decide
    ) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            if (await settlements.RunAsync(month) is not { } stored)
                return (true, Outcome.Refused<PayRun>(Unknown(month)));
            var decided = await decide(stored.Value);
            if (decided.IsRefused)
                return (true, Outcome.Refused<PayRun>(decided.Refusals));
            var change = decided.Value;
            var committed = await outbox.TryCommitAsync(
                durable,
                settlements.Table,
                Settlements.PartitionOf(month),
                [TableRows.Replace(Settlements.RowOf(change.Run), stored.ETag), .. change.Rows],
                [.. change.Messages]
            );
            return (committed, Outcome.Of(change.Run));
        });

    /// <returns>Null when the run is at the stage at which the act belongs.</returns>
    public static Refusal? Not(PayRun run, SettlementStage stage, string act) =>
        run.Stage == stage
            ? null
            : new Refusal("settlement.stage", $"{run.Month}结算目前在“{run.Stage.Label()}”阶段，不能{act}");

    public static RunPerson PersonOf(Caller caller) => new(caller.Id, caller.Name);
}
