using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Conduct.Violations;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage;

/// <summary>A street's season as the lists of conduct show it.</summary>
/// <param name="Violations">Those that count.</param>
/// <param name="Stage">Of the suspension that is not over; null where none is.</param>
/// <param name="WaitsForStaff">It waits for a decision of the association.</param>
/// <param name="Papers">How many of the violations are papers; null in rows from before it was kept.</param>
public sealed record ConductListing(
    string Street,
    string Name,
    string District,
    int Violations,
    int Grave,
    SuspensionStage? Stage,
    bool WaitsForStaff = false,
    LatePapers? Papers = null
);

/// <summary>
/// The streets with violations, a season in one partition, and those whose suspension is not over, each with its own season:
/// copies that follow the street's conduct within a moment.
/// </summary>
public sealed class ConductLists(
    DeliveryTables tables,
    WaitingLists waiting,
    StreetConducts conducts,
    Registers registers
)
{
    /// <summary>Brings the lists up to a street's conduct; done twice, it is done once.</summary>
    public async Task RefreshAsync(string street, Season season)
    {
        var entry = (await registers.Streets.FindAsync(street))!.Value;
        await PutAsync(
            new Place(tables.Conduct, PartitionOf(season)),
            street,
            street,
            conduct => ListingOf(conduct, entry.Name, entry.District, season)
        );
        await PutAsync(
            new Place(waiting.Table, WaitingLists.Partition),
            WaitingLists.KeyOf(WaitingLists.Conduct, street),
            street,
            conduct =>
                conduct.Open is { Value: var open } ? ListingOf(conduct, entry.Name, entry.District, open.Season) : null
        );
    }

    public Task<IReadOnlyList<ConductListing>> OpenAsync() => waiting.OfAsync<ConductListing>(WaitingLists.Conduct);

    public Task<IReadOnlyList<ConductListing>> OfSeasonAsync(Season season) => AllAsync(PartitionOf(season));

    /// <summary>One street's season; null where nothing was ever recorded in it.</summary>
    public async Task<ConductListing?> OfSeasonAsync(Season season, string street) =>
        (await tables.Conduct.FindAsync<ConductListing>(PartitionOf(season), street))?.Value;

    /// <summary>How many of a season's violations are papers, counted anew where the row does not say so.</summary>
    public async Task<LatePapers> PapersOfAsync(Season season, ConductListing listed) =>
        listed.Papers
        ?? LatePapers.Of((await conducts.ReadAsync(listed.Street)).Violations.Where(one => one.Season == season));

    private static string PartitionOf(Season season) => $"list|{season}";

    private async Task<IReadOnlyList<ConductListing>> AllAsync(string partition)
    {
        var all = new List<ConductListing>();
        await foreach (var row in tables.Conduct.WithPrefixAsync<ConductListing>(partition, string.Empty))
            all.Add(row.Value);
        return all;
    }

    // What is written was read after the row that it replaces: an older word never takes the place of a newer one.
    private Task PutAsync(Place place, string row, string street, Func<StreetConduct, ConductListing?> listing) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var known = await place.Table.FindAsync<ConductListing>(place.Partition, row);
            var next = listing(await conducts.ReadAsync(street));
            if (next == known?.Value)
                return (true, true);
            if (next is null)
            {
                var gone = new TableTransactionAction(
                    TableTransactionActionType.Delete,
                    new TableEntity(place.Partition, row),
                    known!.ETag
                );
                return (await place.Table.TryCommitAsync([gone]), true);
            }

            var put = Row.Of(place.Partition, row, next);
            return (
                await place.Table.TryCommitAsync([
                    known is null ? TableRows.Insert(put) : TableRows.Replace(put, known.ETag),
                ]),
                true
            );
        });

    private static ConductListing ListingOf(StreetConduct conduct, string name, string district, Season season)
    {
        var counted = conduct.Violations.Where(one => one.Season == season && one.Voided is null).ToList();
        return new ConductListing(
            conduct.Street,
            name,
            district,
            counted.Count,
            counted.Count(one => one.IsGrave),
            conduct.Open?.Value.Stage,
            conduct.Open?.Value.WaitsForStaff == true,
            LatePapers.Of(counted)
        );
    }
}
