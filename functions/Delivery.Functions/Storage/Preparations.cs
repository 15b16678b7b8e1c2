using Azure.Data.Tables;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Preparing;

namespace Delivery.Functions.Storage;

/// <summary>What a street has prepared of its courses, beside their orders in the street's year.</summary>
public sealed class Preparations(DeliveryTables tables)
{
    private const string Prefix = "preparation|";

    public async Task<Stored<Preparation>?> FindAsync(string courseId) =>
        OrderId.TryParse(courseId, out _)
            ? await tables.StreetYears.FindAsync<Preparation>(StreetYears.PartitionOf(courseId), Prefix + courseId)
            : null;

    /// <summary>Of all courses of a street's year of which anything was prepared, by the course's id.</summary>
    public async Task<IReadOnlyDictionary<string, Preparation>> OfYearAsync(string street, int year)
    {
        var known = new Dictionary<string, Preparation>(StringComparer.Ordinal);
        var partition = StreetYears.Partition(street, year);
        await foreach (var row in tables.StreetYears.WithPrefixAsync<Preparation>(partition, Prefix))
            known[row.Value.CourseId] = row.Value;
        return known;
    }

    public static TableTransactionAction Put(Stored<Preparation>? known, Preparation next)
    {
        var row = Row.Of(StreetYears.PartitionOf(next.CourseId), Prefix + next.CourseId, next);
        return known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag);
    }
}
