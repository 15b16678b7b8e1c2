using System.Diagnostics;
using System.Text.Json;
using Azure.Data.Tables;
using Delivery.Functions.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Workflow;

/// <summary>What a command tells an orchestration: to begin, or that something happened.</summary>
public sealed record OutboxMessage(string InstanceId, string? Orchestrator, string? Event, JsonElement? Payload)
{
    public static OutboxMessage Start<T>(string orchestrator, string instanceId, T input) =>
        new(instanceId, orchestrator, null, Json(input));

    public static OutboxMessage Raise<T>(string instanceId, string name, T payload) =>
        new(instanceId, null, name, Json(payload));

    // Payloads are read by the durable client's own converter: names as declared, enums as numbers.
    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}

/// <summary>
/// A command is one storage transaction: its rows and its messages are saved in one batch of one partition, then the
/// messages are relayed. A note in the Relay table, written first, lets a timer find what a crash left behind, so that
/// nothing is lost between "saved" and "told"; a message told twice does no harm.
/// </summary>
public sealed partial class Outbox(DeliveryTables tables, FreshIds ids, TimeProvider clock, ILogger<Outbox> log)
{
    private const string Prefix = "outbox|";

    /// <returns>False when a row was changed by a rival: nothing is saved and nothing told; decide again.</returns>
    public async Task<bool> TryCommitAsync(
        DurableTaskClient durable,
        TableClient table,
        string partition,
        IReadOnlyList<TableTransactionAction> rows,
        params OutboxMessage[] messages
    )
    {
        if (messages.Length == 0)
            return await table.TryCommitAsync(rows);
        Telemetry.Mark(Activity.Current, messages[0].InstanceId);
        var left = new LeftBehind(table.Name, partition, $"{Prefix}{ids.At(clock.GetUtcNow()):N}");
        await tables.Relay.AddEntityAsync(Note(left));
        var saved = Row.Of(partition, left.RowKey, messages);
        if (!await table.TryCommitAsync([.. rows, TableRows.Insert(saved)]))
        {
            await DropNoteAsync(left);
            return false;
        }

        await RelayOrLeaveAsync(durable, left, messages);
        return true;
    }

    /// <summary>Tells what a crash or an outage left untold. Notes younger than a minute belong to commands still at work.</summary>
    public async Task<int> RelayLeftBehindAsync(DurableTaskClient durable)
    {
        var (relayed, old) = (0, clock.GetUtcNow().AddMinutes(-1).ToString("O"));
        await foreach (var note in tables.Relay.WithPrefixAsync<LeftBehind>(RelayPartition, Prefix))
        {
            if (string.CompareOrdinal(note.RowKey, Prefix + old) > 0)
                break;
            var left = note.Value;
            var saved = await tables.Named(left.Table).FindAsync<OutboxMessage[]>(left.Partition, left.RowKey);
            await RelayAsync(durable, left, saved?.Value ?? []);
            relayed++;
        }

        return relayed;
    }

    private const string RelayPartition = "left-behind";

    private TableEntity Note(LeftBehind left) => Row.Of(RelayPartition, NoteKey(left), left);

    private async Task DropNoteAsync(LeftBehind left) =>
        await tables.Relay.DeleteEntityAsync(RelayPartition, NoteKey(left));

    // Version 7 ids begin with their time, but in hexadecimal: the note carries the time where it can be compared.
    private static string NoteKey(LeftBehind left) => $"{Prefix}{TimeOf(left.RowKey):O}|{left.RowKey[Prefix.Length..]}";

    private static DateTimeOffset TimeOf(string rowKey) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(rowKey.Substring(Prefix.Length, 12), 16));

    private async Task RelayOrLeaveAsync(DurableTaskClient durable, LeftBehind left, OutboxMessage[] messages)
    {
        try
        {
            await RelayAsync(durable, left, messages);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The command is saved, so its caller gets a yes; the timer tells the orchestration.
            LeftToTheTimer(failure, left.RowKey, left.Table);
        }
    }

    private async Task RelayAsync(DurableTaskClient durable, LeftBehind left, OutboxMessage[] messages)
    {
        foreach (var message in messages)
            await TellAsync(durable, message);
        if (messages.Length > 0)
            await tables.Named(left.Table).DeleteEntityAsync(left.Partition, left.RowKey);
        await DropNoteAsync(left);
    }

    private static Task TellAsync(DurableTaskClient durable, OutboxMessage message) =>
        message.Orchestrator is { } orchestrator
            ? durable.StartOnceAsync(orchestrator, message.InstanceId, message.Payload)
            : durable.RaiseEventAsync(message.InstanceId, message.Event!, message.Payload);

    private sealed record LeftBehind(string Table, string Partition, string RowKey);

    [LoggerMessage(1001, LogLevel.Warning, "Relay of {RowKey} in {Table} is left to the timer")]
    private partial void LeftToTheTimer(Exception failure, string rowKey, string table);
}
