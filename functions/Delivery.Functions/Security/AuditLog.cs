using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Security;

/// <summary>One act of one person, as the audit log keeps it.</summary>
/// <param name="Answer">The answer that is kept for a repeated key, until it expires.</param>
public sealed record AuditEntry(
    DateTimeOffset At,
    string By,
    string Name,
    string Act,
    string Subject,
    string? Note,
    AnswerPointer? Answer = null
);

/// <summary>Where a first answer lies.</summary>
public sealed record AnswerPointer(string Table, string Partition, string Row);

/// <summary>
/// Every act, by day of Shanghai; never changed, never deleted by the app. An act on rows is written in the batch of its
/// command and listed here afterwards, in the batch that forgets its note; the list of a day can be made again from them.
/// </summary>
public sealed class AuditLog(DeliveryTables tables, FreshIds ids, TimeProvider clock)
{
    private const string PointerPrefix = "kept|";

    /// <summary>An act that changes no row of ours, such as one on an orchestration: written before it is done.</summary>
    public Task WriteAsync(Caller caller, string act, string subject, string? note = null)
    {
        var at = clock.GetUtcNow();
        var entry = new AuditEntry(at, caller.Id, caller.Name, act, subject, note);
        return tables.Audit.AddEntityAsync(LineOf(entry, ids.At(at)));
    }

    public static string DayOf(DateTimeOffset at) => $"{ShanghaiTime.DateOf(at):yyyy-MM-dd}";

    public static TableEntity LineOf(AuditEntry entry, Guid id) =>
        Row.Of(DayOf(entry.At), $"{entry.At:HHmmssfffffff}|{id:N}", entry);

    /// <param name="after">The line after which to go on; null for the whole day.</param>
    public IAsyncEnumerable<Stored<AuditEntry>> OfDayAsync(DateOnly day, string? after = null) =>
        tables.Audit.RangeAsync<AuditEntry>($"{day:yyyy-MM-dd}", after is null ? "0" : TableRows.KeyAfter(after), ":");

    /// <summary>Lets an answer expire beside which no act was saved.</summary>
    public Task PointToAnswerAsync(Place place, string row)
    {
        var at = clock.GetUtcNow();
        var pointer = new AnswerPointer(place.Table.Name, place.Partition, row);
        return tables.Audit.AddEntityAsync(Row.Of(DayOf(at), $"{PointerPrefix}{ids.At(at):N}", pointer));
    }

    /// <summary>Where the answers of a day's acts and refusals lie.</summary>
    public async IAsyncEnumerable<AnswerPointer> AnswersOfDayAsync(DateOnly day)
    {
        await foreach (var line in OfDayAsync(day))
            if (line.Value.Answer is { } answer)
                yield return answer;
        await foreach (var pointer in tables.Audit.WithPrefixAsync<AnswerPointer>($"{day:yyyy-MM-dd}", PointerPrefix))
            yield return pointer.Value;
    }

    /// <summary>Makes a day's list again from the acts as they were saved. It reads every table, so it is for a lost list only.</summary>
    /// <returns>How many acts were found.</returns>
    public async Task<int> ListAgainAsync(DateOnly day)
    {
        var (from, to) = (CommandRows.From(ShanghaiTime.StartOf(day)), CommandRows.From(ShanghaiTime.EndOf(day)));
        var filter = TableClient.CreateQueryFilter($"RowKey ge {from} and RowKey lt {to}");
        var found = 0;
        foreach (var table in tables.All)
        await foreach (var row in table.QueryAsync<TableEntity>(filter))
        {
            var saved = Row.Read<SavedAct>(row).Value;
            await tables.Audit.UpsertEntityAsync(LineOf(saved.Entry, Attempt.IdOf(row.RowKey)));
            found++;
        }

        return found;
    }
}
