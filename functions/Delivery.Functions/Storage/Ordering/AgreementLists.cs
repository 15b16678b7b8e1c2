using Delivery.Domain.Ordering;

namespace Delivery.Functions.Storage.Ordering;

/// <summary>A street's letter of a year, as the list for staff shows it.</summary>
public sealed record AgreementListing(
    string Street,
    string Version,
    string SignedBy,
    DateOnly SignedOn,
    DateOnly? CountersignedOn,
    bool HasSealedCopy
);

/// <summary>A year's letters in one partition, for staff: a copy that follows each letter within a moment.</summary>
public sealed class AgreementLists(DeliveryTables tables, StreetYears streetYears)
{
    public static string PartitionOf(int year) => $"signed|{year:0000}";

    public async Task<IReadOnlyDictionary<string, AgreementListing>> OfYearAsync(int year)
    {
        var listed = new Dictionary<string, AgreementListing>(StringComparer.Ordinal);
        await foreach (var row in tables.Registers.WithPrefixAsync<AgreementListing>(PartitionOf(year), string.Empty))
            listed[row.RowKey] = row.Value;
        return listed;
    }

    /// <summary>Brings the list up to the letter as it is stored; whoever reads later writes last.</summary>
    public Task RefreshAsync(string street, int year) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var listed = await tables.Registers.FindAsync<AgreementListing>(PartitionOf(year), street);
            if (await streetYears.AgreementAsync(street, year) is not { Value: var letter })
                return (true, false);
            if (listed?.Value is { } known && known == Of(letter))
                return (true, false);
            var row = Row.Of(PartitionOf(year), street, Of(letter));
            var change = listed is null ? TableRows.Insert(row) : TableRows.Replace(row, listed.ETag);
            return (await tables.Registers.TryCommitAsync([change]), true);
        });

    private static AgreementListing Of(Agreement letter) =>
        new(
            letter.Street,
            letter.Version,
            letter.SignedBy,
            letter.SignedOn,
            letter.CountersignedOn,
            letter.SealedCopy is not null
        );
}
