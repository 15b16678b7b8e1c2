using Delivery.Domain.Ordering.Plans;

namespace Delivery.Functions.Storage.Ordering;

/// <summary>A street's plan of a year, as the list for staff shows it. It names nobody.</summary>
/// <param name="Lessons">All that are meant.</param>
/// <param name="Budget">All of the street's own money, in yuan.</param>
public sealed record PlanListing(int Items, int Lessons, decimal Budget, DateTimeOffset FiledAt);

/// <summary>A year's plans in one partition, for staff: a copy that follows each plan within a moment.</summary>
public sealed class PlanLists(DeliveryTables tables, StreetYears streetYears)
{
    private static string PartitionOf(int year) => $"planned|{year:0000}";

    /// <summary>By the street's code.</summary>
    public async Task<IReadOnlyDictionary<string, PlanListing>> OfYearAsync(int year)
    {
        var listed = new Dictionary<string, PlanListing>(StringComparer.Ordinal);
        await foreach (var row in tables.Registers.WithPrefixAsync<PlanListing>(PartitionOf(year), string.Empty))
            listed[row.RowKey] = row.Value;
        return listed;
    }

    /// <summary>Brings the list up to the plan as it is stored; whoever reads later writes last.</summary>
    public Task RefreshAsync(string street, int year) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var listed = await tables.Registers.FindAsync<PlanListing>(PartitionOf(year), street);
            if (await streetYears.PlanAsync(street, year) is not { Value: var plan } || listed?.Value == Of(plan))
                return (true, false);
            var row = Row.Of(PartitionOf(year), street, Of(plan));
            var change = listed is null ? TableRows.Insert(row) : TableRows.Replace(row, listed.ETag);
            return (await tables.Registers.TryCommitAsync([change]), true);
        });

    private static PlanListing Of(AnnualPlan plan) =>
        new(plan.Items.Count, plan.Items.Sum(item => item.Lessons), plan.Budget.Total(), plan.FiledAt);
}
