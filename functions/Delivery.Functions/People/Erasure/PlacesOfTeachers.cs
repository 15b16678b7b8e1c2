using Delivery.Functions.People.Teachers;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;

namespace Delivery.Functions.People.Erasure;

/// <summary>A teacher's entry, its history and its copies.</summary>
public sealed class PlacesOfTeachers(
    Registers registers,
    CertificateScans scans,
    DeliveryTables tables,
    Scrubbing scrubbing
)
{
    public ErasablePlace Register => new("teacher-register", "老师名单、修改历史和副本", EraseAsync);

    /// <summary>What was said of an erased teacher goes; of others, the names that somebody wrote into the reason.</summary>
    public ErasablePlace Exclusions => new("exclusions", "不安排老师的记录", ForgetAsync);

    public ErasablePlace Scans => new("certificate-scans", "证书的扫描件", DeleteScansAsync);

    // Who has sent one for a teacher stands in the acts.
    private async Task<int> DeleteScansAsync(Erasee erasee)
    {
        var deleted = erasee.Kind == EraseeFinder.Teacher ? await scans.DeleteOfAsync(erasee.Id) : 0;
        return deleted + await scrubbing.ActsAsync(scans.Place.Table, scans.Place.Partition, erasee);
    }

    private async Task<int> ForgetAsync(Erasee erasee)
    {
        var (table, partition) = registers.Exclusions.Place;
        var gone = new List<string>();
        if (erasee.Kind == EraseeFinder.Teacher)
            foreach (var code in (await registers.ExclusionsOfAsync(erasee.Id)).Select(one => one.Code))
            {
                var (from, to) = CommandRows.HistoryRangeOf(code);
                gone.AddRange([code, .. await table.KeysAsync(partition, from, to)]);
            }

        await table.DeleteRowsAsync(partition, gone);
        var scrubbed = await scrubbing.PartitionAsync(table, partition, erasee);
        registers.Exclusions.Forget();
        return gone.Count + scrubbed;
    }

    private async Task<int> EraseAsync(Erasee erasee)
    {
        if (erasee.Kind != EraseeFinder.Teacher)
            return 0;
        var partition = registers.Teachers.Place.Partition;
        await registers.RemoveFromDisciplinesAsync(erasee.Id, erasee.Disciplines);
        var (from, to) = CommandRows.HistoryRangeOf(erasee.Id);
        var history = await tables.Registers.KeysAsync(partition, from, to);
        IReadOnlyList<string> gone = [.. history, ChangeBank.RowOf(erasee.Id)];
        await tables.Registers.DeleteRowsAsync(partition, gone);
        var acts = await scrubbing.ActsAsync(tables.Registers, partition, erasee);
        await EmptyAsync(erasee.Id);
        registers.Teachers.Forget();
        return history.Count + acts + erasee.Disciplines.Count + 1;
    }

    // The entry stays, so that its number names nobody else; and what pay runs need of it lies in their own rows.
    private Task EmptyAsync(string id) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            if (await registers.Teachers.FindAsync(id) is not { } known)
                return (true, true);
            var empty = known.Value with
            {
                Teacher = known.Value.Teacher with
                {
                    Name = Erasee.Gone,
                    Phone = "",
                    Email = "",
                    Disciplines = [],
                    Districts = [],
                    Availability = [],
                    Unavailable = [],
                    Qualifications = [],
                    NameMayBePublished = false,
                    Active = false,
                },
                SealedBank = null,
                SealedIdNumber = null,
            };
            var row = Row.Of(known.PartitionKey, id, empty);
            return (await tables.Registers.TryCommitAsync([TableRows.Replace(row, known.ETag)]), true);
        });
}
