using System.Diagnostics;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
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
/// A command is one storage transaction: its rows, its answer, and its line of the audit log with its messages are saved
/// in one batch of one partition; then the messages are told. A note, written first, lets a timer find what a crash left
/// behind, so that nothing is lost between "saved" and "told"; a message told twice does no harm. What follows the batch in
/// other partitions is done before the note is forgotten. Note and day list lie in one partition: the note is forgotten in
/// the batch that lists the act.
/// </summary>
public sealed partial class Outbox(DeliveryTables tables, FreshIds ids, TimeProvider clock, ILogger<Outbox> log)
{
    private sealed record Note(string Table, string Partition, string Row);

    public Attempt Begin(Caller by, Place place)
    {
        var now = clock.GetUtcNow();
        return new Attempt(by, place, now, CommandRows.ActKey(now, ids.At(now)));
    }

    /// <returns>The rows' new tags; null when a row was changed by a rival: nothing is saved and nothing told; decide again.</returns>
    public async Task<IReadOnlyList<ETag>?> TryCommitAsync(
        DurableTaskClient? durable,
        Attempt attempt,
        Act act,
        IReadOnlyList<TableTransactionAction> rows,
        params OutboxMessage[] messages
    )
    {
        if (messages.Length > 0)
            Telemetry.Mark(Activity.Current, messages[0].InstanceId);
        var saved = new SavedAct(EntryOf(attempt, act), messages);
        await NoteAsync(attempt);
        var (place, line) = (attempt.Place, TableRows.Insert(Row.Of(attempt.Place.Partition, attempt.Row, saved)));
        if (await place.Table.CommitAsync([.. rows, line]) is not { } tags)
            return null;
        await RelayOrLeaveAsync(durable, saved, attempt);
        return tags;
    }

    /// <summary>Nothing came of the attempt: its note is forgotten.</summary>
    public async Task GiveUpAsync(Attempt attempt)
    {
        if (attempt.Noted.Is)
            await tables.Audit.DeleteEntityAsync(AuditLog.DayOf(attempt.At), NoteKey(attempt.Id));
    }

    private async Task NoteAsync(Attempt attempt)
    {
        if (attempt.Noted.Is)
            return;
        var note = new Note(attempt.Place.Table.Name, attempt.Place.Partition, attempt.Row);
        await tables.Audit.AddEntityAsync(Row.Of(AuditLog.DayOf(attempt.At), NoteKey(attempt.Id), note));
        attempt.Noted.Is = true;
    }

    private static AuditEntry EntryOf(Attempt attempt, Act act) =>
        new(
            attempt.At,
            attempt.By.Id,
            attempt.By.Name,
            act.Name,
            act.Subject,
            act.Note,
            attempt.Answer is { } answer
                ? new AnswerPointer(attempt.Place.Table.Name, attempt.Place.Partition, answer)
                : null,
            new ActPlace(attempt.Place.Table.Name, attempt.Place.Partition)
        );

    private static string NoteKey(Guid id) => $"{AuditLog.NotePrefix}{id:N}";

    private async Task RelayOrLeaveAsync(DurableTaskClient? durable, SavedAct saved, Attempt attempt)
    {
        try
        {
            // The timer alone knows whether what never began is still to be started.
            await RelayAsync(durable, saved, attempt.Id, mayBegin: _ => true, attempt.Follow);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The command is saved, so its caller gets a yes; the timer tells the orchestration, and does what follows.
            LeftToTheTimer(failure, attempt.Row, attempt.Place.Table.Name);
        }
    }

    private async Task RelayAsync(
        DurableTaskClient? durable,
        SavedAct saved,
        Guid id,
        Predicate<string> mayBegin,
        Func<Task>? follow
    )
    {
        // A list must not wait for an orchestration that stands still, perhaps for days.
        var told = TellAllAsync(durable, saved, mayBegin);
        await Task.WhenAny(told);
        var followed = FollowAsync(follow);
        await Task.WhenAny(followed);
        // Of two failures neither hides the other: that the orchestrations are away ends the timer's pass.
        if (told.Exception is { } first && followed.Exception is { } second)
            throw new AggregateException([.. first.InnerExceptions, .. second.InnerExceptions]);
        await told;
        await followed;
        await SettleAsync(saved, id);
    }

    private static async Task TellAllAsync(DurableTaskClient? durable, SavedAct saved, Predicate<string> mayBegin)
    {
        foreach (var message in saved.Messages)
            await TellAsync(
                durable ?? throw new InvalidOperationException($"{saved.Entry.Act} tells an orchestration."),
                message,
                mayBegin
            );
    }

    private static async Task FollowAsync(Func<Task>? follow)
    {
        if (follow is not null)
            await follow();
    }

    // Another relay may have been here meanwhile: then note and line are as they should be.
    private Task SettleAsync(SavedAct saved, Guid id) =>
        tables.Audit.CommitAsync([
            TableRows.Put(AuditLog.LineOf(saved.Entry, id)),
            TableRows.Delete(AuditLog.DayOf(saved.Entry.At), NoteKey(id)),
        ]);

    private static async Task TellAsync(DurableTaskClient durable, OutboxMessage message, Predicate<string> mayBegin)
    {
        if (message.Orchestrator is { } orchestrator)
        {
            await durable.StartOnceAsync(orchestrator, message.InstanceId, message.Payload);
            return;
        }

        var told = await durable.TryTellAsync(message.InstanceId, message.Event!, message.Payload);
        if (told == Told.Stopped || (told == Told.NeverBegan && mayBegin(message.InstanceId)))
            throw new InvalidOperationException($"{message.InstanceId} ({told}) cannot hear {message.Event} yet.");
    }

    [LoggerMessage(1001, LogLevel.Warning, "Relay of {RowKey} in {Table} is left to the timer")]
    private partial void LeftToTheTimer(Exception failure, string rowKey, string table);
}
