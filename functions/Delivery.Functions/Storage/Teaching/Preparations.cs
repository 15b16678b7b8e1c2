using Azure.Data.Tables;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Preparing;
using Delivery.Functions.Storage.Ordering;

namespace Delivery.Functions.Storage.Teaching;

/// <summary>What a street has prepared of its courses, beside their orders in the street's year.</summary>
public sealed class Preparations(DeliveryTables tables)
{
    internal const string Prefix = "preparation|";

    public async Task<Stored<Preparation>?> FindAsync(string courseId) =>
        OrderId.TryParse(courseId, out _)
            ? await tables.StreetYears.FindAsync<Preparation>(StreetYears.PartitionOf(courseId), Prefix + courseId)
            : null;

    public static TableTransactionAction Put(Stored<Preparation>? known, Preparation next)
    {
        var row = Row.Of(StreetYears.PartitionOf(next.CourseId), Prefix + next.CourseId, next);
        return known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag);
    }
}
