using Azure.Data.Tables;
using Delivery.Domain.Ordering;

namespace Delivery.Functions.Storage.Ordering;

/// <summary>A street's quota as it was read, with the head that a booking replaces: entries and sums change together or not at all.</summary>
public sealed record ReadQuota(string Street, int Year, Quota Quota, Stored<StreetYearHead>? Head)
{
    public static async Task<ReadQuota> OfAsync(StreetYears streetYears, string orderId)
    {
        var parts = OrderId.Parse(orderId);
        return await OfAsync(streetYears, parts.StreetCode, parts.Year);
    }

    public static async Task<ReadQuota> OfAsync(StreetYears streetYears, string street, int year)
    {
        // The head first: a booking between the two reads makes it stale, and the commit is refused.
        var head = await streetYears.HeadAsync(street, year);
        return new ReadQuota(street, year, await streetYears.QuotaAsync(street, year), head);
    }

    /// <summary>The rows that book entries; one that is booked already adds nothing.</summary>
    public IReadOnlyList<TableTransactionAction> Book(params IReadOnlyList<QuotaEntry> entries)
    {
        var fresh = entries.Where(entry => Quota.Entries.All(booked => booked.EntryId != entry.EntryId)).ToList();
        if (fresh.Count == 0)
            return [];
        var sums = Head?.Value ?? StreetYearHead.None;
        var next = sums with
        {
            Reserved = sums.Reserved + fresh.Sum(entry => entry.Reserved),
            Spent = sums.Spent + fresh.Sum(entry => entry.Spent),
            Granted = sums.Granted + fresh.Sum(entry => entry.Granted),
        };
        return
        [
            StreetYears.Put(StreetYears.Partition(Street, Year), Head, next),
            .. fresh.Select(entry => TableRows.Insert(StreetYears.RowOf(Street, Year, entry))),
        ];
    }
}
