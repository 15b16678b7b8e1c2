using Delivery.Domain.Calendar;
using Delivery.Domain.Operation.Chain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Operation.Chain;

/// <summary>A day's lines beside the acts as they were saved with what they changed.</summary>
/// <param name="Alone">Lines whose act is no longer where it was saved: its rows have expired, or an older state was restored.</param>
public sealed record ComparedActs(IReadOnlyList<ChainBreak> Breaks, int Alone);

/// <summary>Compares a day's lines with the acts in their own partitions, one range for each partition.</summary>
public sealed class ActsOfDay(DeliveryTables tables)
{
    /// <param name="open">Ids of acts that may not be listed yet.</param>
    public async Task<ComparedActs> CompareAsync(
        DateOnly day,
        IReadOnlyList<ListedLine> lines,
        IReadOnlyCollection<string> open
    )
    {
        var (breaks, alone) = (new List<ChainBreak>(), 0);
        var placed = lines
            .Select(line => (Line: line, Place: PlaceOf(line)))
            .Where(one => one.Place is not null)
            .GroupBy(one => one.Place!, one => one.Line.Link);
        foreach (var place in placed)
        {
            var acts = await ReadAsync(place.Key, day);
            alone += place.Count(line => !acts.ContainsKey(line.Key));
            var listed = place.ToDictionary(line => line.Key, line => line.Digest, StringComparer.Ordinal);
            foreach (var (key, digest) in acts)
                if (!listed.TryGetValue(key, out var said))
                {
                    if (!open.Contains(key[^IdLength..]))
                        breaks.Add(new ChainBreak(day, BreakKind.ActNotListed, key));
                }
                else if (said != digest)
                    breaks.Add(new ChainBreak(day, BreakKind.ActDiffers, key));
        }

        return new ComparedActs([.. breaks.OrderBy(one => one.Line, StringComparer.Ordinal)], alone);
    }

    private const int IdLength = 32;

    /// <returns>The digests of the acts by the keys that their lines have.</returns>
    private async Task<IReadOnlyDictionary<string, string>> ReadAsync(ActPlace place, DateOnly day)
    {
        var acts = new Dictionary<string, string>(StringComparer.Ordinal);
        // A line may have been altered to name a place that is none.
        if (tables.All.FirstOrDefault(one => one.Name == place.Table) is not { } table)
            return acts;
        if (!TableRows.CanBeKey(place.Partition))
            return acts;
        var (from, to) = (CommandRows.From(ShanghaiTime.StartOf(day)), CommandRows.From(ShanghaiTime.EndOf(day)));
        await foreach (var row in table.RangeAsync<SavedAct>(place.Partition, from, to))
        {
            var (entry, id) = (row.Value.Entry, Attempt.IdOf(row.RowKey));
            var key = AuditLog.KeyOf(entry, id);
            acts[key] = entry.Digest(key);
        }

        return acts;
    }

    // Lines that are older than the field name the place where their answer lay, which was the same.
    private static ActPlace? PlaceOf(ListedLine line) =>
        line.Entry switch
        {
            { Place: { } place } => place,
            { Answer: { } answer } => new ActPlace(answer.Table, answer.Partition),
            _ => null,
        };
}
