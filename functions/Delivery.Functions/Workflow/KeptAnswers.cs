using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Workflow;

/// <summary>
/// First answers by their senders' keys, each in the partition of its command and in its batch: an act and its answer are
/// saved together or not at all. A program's refusal is kept too, so that the same key never says no and then yes; a form's
/// is not: a person corrects it on the same page, or goes back to it, and sends it under the same key.
/// </summary>
public sealed class KeptAnswers(DeliveryTables tables, AuditLog audit)
{
    private const string Prefix = CommandRows.Prefix + "answer|";

    public static Refusal Mismatch { get; } =
        new("idempotency.mismatch", "同一个 Idempotency-Key 用于了不同的内容，请换一个")
        {
            English = "The same form was sent before with something else in it; please open the page anew",
        };

    // The value is packed, since a city's pay run is longer than a row may be.
    private sealed record Kept(
        string? Body,
        byte[]? Value,
        IReadOnlyList<Refusal>? Refusals = null,
        byte[]? Written = null
    );

    /// <returns>Null for a call without a key.</returns>
    public TableEntity? RowOf<T>(Call call, Place place, Outcome<T> outcome)
    {
        if (call.Key is not { } key)
            return null;
        call.KeptAt = place;
        return Row.Of(place.Partition, Prefix + key.Hash, KeptOf(key, outcome));
    }

    /// <summary>Whether the call's key was answered before, to the same body or another.</summary>
    public async Task<bool> HasAsync(Call call, Place place) =>
        call.Key is { } key
        && TableRows.CanBeKey(place.Partition)
        && await place.Table.FindAsync<Kept>(place.Partition, Prefix + key.Hash) is not null;

    /// <returns>The first answer to the call's key, or its refusal when it was used for something else; null when there is none.</returns>
    public async Task<Outcome<T>?> FindAsync<T>(Call call, Place place)
    {
        if (
            call.Key is not { } key
            || await place.Table.FindAsync<Kept>(place.Partition, Prefix + key.Hash) is not { Value: var kept }
        )
            return null;
        if (kept.Body != key.Body)
            return Outcome.Refused<T>(Mismatch);
        (call.IsRepeated, call.Written) = (true, kept.Written);
        return kept.Refusals is { } refusals
            ? Outcome.Refused<T>(refusals)
            : Outcome.Of(JsonSerializer.Deserialize<T>(Unpack(kept.Value!), StoredJson.Options)!);
    }

    /// <summary>Keeps an answer beside which nothing was saved; the first one, where there is one already.</summary>
    public async Task<Outcome<T>> KeepAsync<T>(Call call, Place place, Outcome<T> outcome)
    {
        if (call.Key is null)
            return outcome;
        if (await FindAsync<T>(call, place) is { } first)
            return first;
        if (outcome.IsRefused && call.Key.IsOfForm)
            return outcome;
        var row = RowOf(call, place, outcome)!;
        // First the pointer, by which it expires.
        await audit.PointToAnswerAsync(place, row.RowKey);
        return await place.Table.InsertIfAbsentAsync(row) ? outcome : (await FindAsync<T>(call, place))!;
    }

    /// <summary>Keeps the answer as it was written, where it shows more than the command's own outcome.</summary>
    public async Task KeepWrittenAsync(Call call, byte[] written)
    {
        if (call is not { Key: { } key, KeptAt: { } place, IsRepeated: false })
            return;
        if (await place.Table.FindAsync<Kept>(place.Partition, Prefix + key.Hash) is { } kept)
            await place.Table.UpsertEntityAsync(
                Row.Of(place.Partition, kept.RowKey, kept.Value with { Written = written }),
                TableUpdateMode.Replace
            );
    }

    /// <summary>An act was undone in the same breath: its key is answered with the refusal from now on.</summary>
    public Task ReplaceAsync<T>(Call call, Place place, Outcome<T> outcome) =>
        RowOf(call, place, outcome) is { } row
            ? place.Table.UpsertEntityAsync(row, TableUpdateMode.Replace)
            : Task.CompletedTask;

    /// <summary>Deletes answers of one partition that have expired.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> DeleteAsync(string table, string partition, IReadOnlyList<AnswerPointer> answers)
    {
        var rows = answers.Select(answer => answer.Row).Distinct().ToList();
        await tables.Named(table).DeleteRowsAsync(partition, rows);
        return rows.Count;
    }

    private static Kept KeptOf<T>(CallKey key, Outcome<T> outcome) =>
        outcome.Match(
            value => new Kept(key.Body, Pack(JsonSerializer.SerializeToUtf8Bytes(value, StoredJson.Options))),
            refusals => new Kept(key.Body, null, refusals)
        );

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(plain);
        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var plain = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress))
            brotli.CopyTo(plain);
        return plain.ToArray();
    }
}
