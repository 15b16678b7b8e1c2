using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Operation.Chain;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Security;

/// <summary>One act of one person, as the audit log keeps it.</summary>
/// <param name="Answer">The answer that is kept for a repeated key, until it expires.</param>
/// <param name="Place">Null for an act that changed no row, and in lines that are older than this field.</param>
public sealed record AuditEntry(
    DateTimeOffset At,
    string By,
    string Name,
    string Act,
    string Subject,
    string? Note,
    AnswerPointer? Answer = null,
    ActPlace? Place = null
)
{
    /// <summary>What the chain of the log holds of it: all but where the answer lies, which is forgotten with the answer.</summary>
    public string Digest(string key) =>
        AuditDigest.Of(key, At.UtcDateTime.ToString("O"), By, Name, Act, Subject, Note, Place?.Table, Place?.Partition);
}

/// <summary>In which partition an act was saved beside what it changed.</summary>
public sealed record ActPlace(string Table, string Partition);

/// <summary>Where a first answer lies.</summary>
public sealed record AnswerPointer(string Table, string Partition, string Row);

/// <summary>
/// Every act, by day of Shanghai; never changed, never deleted by the app. An act on rows is written in the batch of its
/// command and listed here afterwards, in the batch that forgets its note; the list of a day can be made again from them.
/// </summary>
public sealed class AuditLog(DeliveryTables tables, FreshIds ids, TimeProvider clock)
{
    /// <summary>Rows of acts that were begun, and perhaps not told.</summary>
    public const string NotePrefix = "note|";

    private const string PointerPrefix = "kept|";

    /// <summary>An act that changes no row of ours, such as one on an orchestration: written before it is done.</summary>
    public Task WriteAsync(Caller caller, string act, string subject, string? note = null)
    {
        var at = clock.GetUtcNow();
        var entry = new AuditEntry(at, caller.Id, caller.Name, act, subject, note);
        return tables.Audit.AddEntityAsync(LineOf(entry, ids.At(at)));
    }

    public static string DayOf(DateTimeOffset at) => $"{ShanghaiTime.DateOf(at):yyyy-MM-dd}";

    public static TableEntity LineOf(AuditEntry entry, Guid id) => Row.Of(DayOf(entry.At), KeyOf(entry, id), entry);

    public static string KeyOf(AuditEntry entry, Guid id) => $"{entry.At:HHmmssfffffff}|{id:N}";

    /// <summary>As far as a day is listed now, rows as they lie there: who checks them must be able to say that one is spoilt.</summary>
    public IAsyncEnumerable<TableEntity> RowsOfDayAsync(DateOnly day) =>
        tables.Audit.EntitiesAsync($"{day:yyyy-MM-dd}", "0", ":");

    /// <summary>Ids of acts of the day that were begun and are not listed yet.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(DateOnly day)
    {
        var notes = await tables.Audit.KeysAsync($"{day:yyyy-MM-dd}", NotePrefix, NotePrefix + char.MaxValue);
        return [.. notes.Select(key => key[NotePrefix.Length..])];
    }

    public IAsyncEnumerable<Stored<AuditEntry>> OfDayAsync(DateOnly day) => BetweenAsync(day, "0", ":");

    /// <summary>The same as it happened: the keys have UTC's time, in which a day of Shanghai begins at sixteen o'clock.</summary>
    /// <param name="after">The line after which to go on; null for the whole day.</param>
    public async IAsyncEnumerable<Stored<AuditEntry>> OfDayInTimeAsync(DateOnly day, string? after = null)
    {
        const string midnight = "16";
        var isEarly = after is null || string.CompareOrdinal(after, midnight) > 0;
        if (isEarly)
            await foreach (var line in BetweenAsync(day, after is null ? midnight : TableRows.KeyAfter(after), ":"))
                yield return line;
        await foreach (var line in BetweenAsync(day, isEarly ? "0" : TableRows.KeyAfter(after!), midnight))
            yield return line;
    }

    private IAsyncEnumerable<Stored<AuditEntry>> BetweenAsync(DateOnly day, string from, string to) =>
        tables.Audit.RangeAsync<AuditEntry>($"{day:yyyy-MM-dd}", from, to);

    /// <summary>
    /// From a day on until now. What a crash may have left undone beside an act is looked for beside these, and not wherever
    /// such an act may ever have been done.
    /// </summary>
    public async IAsyncEnumerable<AuditEntry> SinceAsync(DateOnly from)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        for (var day = from; day <= today; day = day.AddDays(1))
            await foreach (var line in OfDayAsync(day))
                yield return line.Value;
    }

    /// <summary>
    /// What was done to an order and its course, the earliest first: on all days what was saved in their own partitions, and
    /// of some days whatever else names the number, such as a settlement, a report or a download.
    /// </summary>
    /// <param name="from">The first of those days, Asia/Shanghai; <paramref name="to"/> is the last.</param>
    /// <param name="after">The act that the page before ended with: no day before its own is read again.</param>
    /// <returns>Keys sort as the acts were done; a day is read only once all acts before it were taken.</returns>
    public async IAsyncEnumerable<(string Key, AuditEntry Entry)> OfOrderAsync(
        string orderId,
        DateOnly from,
        DateOnly to,
        string? after = null
    )
    {
        var found = new SortedDictionary<string, AuditEntry>(StringComparer.Ordinal);
        await foreach (var (key, entry) in SavedAsync(orderId))
            found[key] = entry;
        var begun = after is not null && found.TryGetValue(after, out var last) ? ShanghaiTime.DateOf(last.At) : from;
        for (var day = begun > from ? begun : from; day <= to; day = day.AddDays(1))
        {
            await foreach (var line in OfDayAsync(day))
                if (Names(line.Value, orderId))
                    found[CommandRows.ActKey(line.Value.At, Attempt.IdOf(line.RowKey))] = line.Value;
            foreach (var act in Until(ShanghaiTime.EndOf(day)))
                yield return act;
        }
        foreach (var act in Until(DateTimeOffset.MaxValue))
            yield return act;

        IReadOnlyList<(string, AuditEntry)> Until(DateTimeOffset end)
        {
            var taken = found.TakeWhile(act => act.Value.At < end).Select(act => (act.Key, act.Value)).ToList();
            foreach (var (key, _) in taken)
                found.Remove(key);
            return [.. taken.Where(act => after is null || string.CompareOrdinal(act.Key, after) > 0)];
        }
    }

    private static bool Names(AuditEntry entry, string orderId) =>
        entry.Subject.Contains(orderId, StringComparison.Ordinal)
        || entry.Note?.Contains(orderId, StringComparison.Ordinal) == true;

    private async IAsyncEnumerable<(string Key, AuditEntry Entry)> SavedAsync(string orderId)
    {
        var street = StreetYears.PartitionOf(orderId);
        (TableClient Table, string Partition)[] places =
        [
            (tables.StreetYears, street),
            (tables.Courses, orderId),
            (tables.Inquiries, orderId),
            (tables.Enrolments, orderId),
        ];
        var (from, to) = CommandRows.AllActs;
        foreach (var (table, partition) in places)
        await foreach (var row in table.RangeAsync<SavedAct>(partition, from, to))
            // A street's year holds the acts on all its orders.
            if (partition != street || row.Value.Entry.Subject.Contains(orderId, StringComparison.Ordinal))
                yield return (row.RowKey, row.Value.Entry);
    }

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
