using Azure.Data.Tables;

namespace Delivery.Functions.Storage.Conduct;

/// <summary>A year's commendations in one partition: copies of those in the streets' own.</summary>
public sealed class CommendationLists(DeliveryTables tables)
{
    public Task PutAsync(Commendation award) =>
        tables.Conduct.UpsertEntityAsync(Row.Of(PartitionOf(award.Year), award.Street, award), TableUpdateMode.Replace);

    public async Task RemoveAsync(int year, string street) =>
        await tables.Conduct.DeleteEntityAsync(PartitionOf(year), street);

    public async Task<IReadOnlyList<Commendation>> OfYearAsync(int year)
    {
        var awards = new List<Commendation>();
        await foreach (var row in tables.Conduct.WithPrefixAsync<Commendation>(PartitionOf(year), string.Empty))
            awards.Add(row.Value);
        return awards;
    }

    private static string PartitionOf(int year) => $"commended|{year:0000}";
}
