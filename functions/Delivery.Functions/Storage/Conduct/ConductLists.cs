using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Conduct.Violations;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Conduct;

/// <summary>A street's season as the lists of conduct show it.</summary>
/// <param name="Violations">Those that count.</param>
/// <param name="Stage">Of the suspension that is not over; null where none is.</param>
/// <param name="WaitsForStaff">It waits for a decision of the association.</param>
/// <param name="Late">Which of the violations are papers; null in rows from before it was kept.</param>
public sealed record ConductListing(
    string Street,
    string Name,
    string District,
    int Violations,
    int Grave,
    SuspensionStage? Stage,
    bool WaitsForStaff = false,
    IReadOnlyList<LatePaper>? Late = null
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
    /// <summary>Where copies of those that are not over lay until 29 November 2026.</summary>
    public const string Before = "open";

    /// <summary>Brings the lists up to a street's conduct; done twice, it is done once.</summary>
    public async Task RefreshAsync(string street, Season season)
    {
        var entry = (await registers.Streets.FindAsync(street))!.Value;
        await new Place(tables.Conduct, PartitionOf(season)).FollowAsync<ConductListing>(
            street,
            async _ => ListingOf(await conducts.ReadAsync(street), entry.Name, entry.District, season)
        );
        await RefreshOpenAsync(street);
    }

    /// <summary>The same for the copy of a suspension that is not over, whichever season it is of.</summary>
    public Task RefreshOpenAsync(string street) =>
        waiting.RefreshAsync<ConductListing>(
            WaitingLists.Conduct,
            street,
            async _ =>
                await conducts.ReadAsync(street) is { Open.Value: var open } conduct
                && await registers.Streets.FindAsync(street) is { Value: var entry }
                    ? ListingOf(conduct, entry.Name, entry.District, open.Season)
                    : null
        );

    public Task<IReadOnlyList<ConductListing>> OpenAsync() => waiting.OfAsync<ConductListing>(WaitingLists.Conduct);

    public Task<IReadOnlyList<ConductListing>> OfSeasonAsync(Season season) => AllAsync(PartitionOf(season));

    /// <summary>One street's season; null where nothing was ever recorded in it.</summary>
    public async Task<ConductListing?> OfSeasonAsync(Season season, string street) =>
        (await tables.Conduct.FindAsync<ConductListing>(PartitionOf(season), street))?.Value;

    /// <summary>Which of a season's violations are papers, looked up anew where the row does not say so.</summary>
    public async Task<IReadOnlyList<LatePaper>> PapersOfAsync(Season season, ConductListing listed) =>
        listed.Late
        ?? LatePaper.AllOf((await conducts.ReadAsync(listed.Street)).Violations.Where(one => one.Season == season));

    private static string PartitionOf(Season season) => $"list|{season}";

    private async Task<IReadOnlyList<ConductListing>> AllAsync(string partition)
    {
        var all = new List<ConductListing>();
        await foreach (var row in tables.Conduct.WithPrefixAsync<ConductListing>(partition, string.Empty))
            all.Add(row.Value);
        return all;
    }

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
            LatePaper.AllOf(counted)
        );
    }
}
