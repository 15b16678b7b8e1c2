using Azure.Data.Tables;
using Delivery.Functions.Operation.Chain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Workflow;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Tests.Operation.Chain;

/// <summary>
/// A town whose acts of 1 September are sealed in the night to the 2nd, and what somebody with the keys of the storage may
/// do to them. What a crash leaves behind is told only when a test says so.
/// </summary>
internal sealed class SealedTown : IAsyncDisposable
{
    public const string Day = "2026-09-01";
    public const string Page = "/staff/audit/verify?from=2026-09-01&to=2026-09-04";

    private readonly Town town;

    private SealedTown(Town town) => this.town = town;

    public Town Town => town;

    public DeliveryTables Tables => town.App.Services.GetRequiredService<DeliveryTables>();

    public static async Task<SealedTown> StartAsync(StorageFuse? fuse = null) =>
        new(
            await Town.StartAsync(1, new Dictionary<string, string?> { ["RelaySchedule"] = "0 0 0 1 1 *" }, fuse: fuse)
        );

    /// <summary>The morning of a day of September, its night's sealing done.</summary>
    public Task MorningAsync(int day) => town.App.MoveToAsync($"2026-09-{day:00}T08:00");

    public Task<string> PageAsync(string page = Page) => town.App.Http.GetStringAsync(page);

    public Task SealAsync() => town.App.Host.Timers.Find(nameof(SealAudit))!.RunNowAsync();

    public Task RelayAsync() => town.App.Host.Timers.Find(nameof(RelayTimer.RelayLeftBehind))!.RunNowAsync();

    /// <summary>The line of the street's entry.</summary>
    public async Task<TableEntity> LineAsync() =>
        (
            await town
                .App.Services.GetRequiredService<AuditLog>()
                .RowsOfDayAsync(new DateOnly(2026, 9, 1))
                .ToListAsync()
        ).First(row => Row.Read<AuditEntry>(row).Value.Act == "street.put");

    public async Task AlterLineAsync()
    {
        var row = await LineAsync();
        await Tables.Audit.UpsertEntityAsync(
            Row.Of(Day, row.RowKey, Row.Read<AuditEntry>(row).Value with { Name = "别人" }),
            TableUpdateMode.Replace
        );
    }

    public Task SpoilAsync(string partition, string row) =>
        Tables.Audit.UpsertEntityAsync(new TableEntity(partition, row) { ["Data"] = "{" }, TableUpdateMode.Replace);

    /// <summary>As if the process had died after the act was saved, and before it was listed.</summary>
    public async Task UnlistAsync()
    {
        var row = await LineAsync();
        var entry = Row.Read<AuditEntry>(row).Value;
        var id = Guid.ParseExact(row.RowKey[^32..], "N");
        await Tables.Audit.SubmitTransactionAsync([
            TableRows.Delete(Day, row.RowKey),
            TableRows.Insert(
                Row.Of(
                    Day,
                    $"{AuditLog.NotePrefix}{id:N}",
                    new
                    {
                        entry.Place!.Table,
                        entry.Place.Partition,
                        Row = CommandRows.ActKey(entry.At, id),
                    }
                )
            ),
        ]);
    }

    public ValueTask DisposeAsync() => town.DisposeAsync();
}
