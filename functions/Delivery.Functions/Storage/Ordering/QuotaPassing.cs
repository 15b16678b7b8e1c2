using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Functions.Storage.Ordering;

/// <summary>
/// What is free of a merged or split street's quota goes to the other street: out of one ledger, then into the other under
/// the same id. It is repeatable and done every night, so whatever is cut off in between goes on, and what the merged
/// street's open orders give back later follows. Of later years a merged street has nothing but what its orders need.
/// </summary>
public sealed class QuotaPassing(StreetYears streetYears, Registers registers, TimeProvider clock)
{
    /// <summary>Does what is due by today for one street; nothing for a street that was never merged or split.</summary>
    public async Task RunAsync(Street street)
    {
        ArgumentNullException.ThrowIfNull(street);
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        if (street.Lineage?.Origin is { } origin)
            await StartWithNothingAsync(street.Code, origin);
        // At once, also for a later day: what is promised must not be spent or merged away before.
        foreach (var split in street.Lineage?.Gave ?? [])
            await SplitAsync(street, split);
        if (street.SuccessorOn(today) is not null)
            await MergeAsync(street, street.Lineage!.Into!.From.Year, today);
    }

    /// <summary>What of a street's year could go to another: what its waiting orders will need stays for them.</summary>
    /// <returns>Yuan; not above zero where nothing is free.</returns>
    public async Task<decimal> FreeAsync(string street, int year)
    {
        var (quota, orders) = (await streetYears.QuotaAsync(street, year), await streetYears.OrdersAsync(street, year));
        var lineage = (await registers.Streets.FindAsync(street))?.Value.Lineage;
        var promised = (lineage?.Gave ?? [])
            .Where(split => split.From.Year == year)
            .Where(split => quota.Entries.All(entry => entry.EntryId != IdOf(street, split)));
        return quota.Available
            - promised.Sum(split => split.Part)
            - orders
                .Select(order => order.Value)
                .Where(order => order.Stage is OrderStage.Submitted or OrderStage.Returned)
                .Where(order => order.Request.FundingStream == FundingStream.Basic)
                .Sum(order => order.EstimatedFees);
    }

    // The city gave the year's money before the street was made.
    private async Task StartWithNothingAsync(string street, SplitOff origin)
    {
        var note = $"由{await NameOfAsync(origin.Code)}拆分设立，当年市里不另拨";
        await TableRows.UntilCommittedAsync(async () =>
        {
            var read = await ReadQuota.OfAsync(streetYears, street, origin.From.Year);
            var own = new QuotaEntry(
                $"own-{street}",
                "",
                QuotaKinds.Pass,
                0,
                0,
                clock.GetUtcNow(),
                note,
                -read.Quota.Given
            );
            return await BookAsync(read, own);
        });
    }

    private async Task SplitAsync(Street street, SplitOff split)
    {
        await TakeOutAsync(
            street.Code,
            split.Code,
            split.From.Year,
            _ => IdOf(street.Code, split),
            () => Task.FromResult(split.Part),
            $"拆分，划给{await NameOfAsync(split.Code)}"
        );
        await PutInAsync(street, split.From.Year);
    }

    private static string IdOf(string street, SplitOff split) => $"split-{street}-{split.Code}";

    private async Task MergeAsync(Street street, int year, DateOnly today)
    {
        var end = (await registers.OfficeOfAsync(street.Code))!;
        await TakeOutAsync(
            street.Code,
            end.Code,
            year,
            // What was given back since is the next one.
            quota => $"merge-{street.Code}-{end.Code}-{quota.Entries.Count(one => one.Street is not null) + 1}",
            () => FreeAsync(street.Code, year),
            $"合并，划给{end.Name}"
        );
        await PutInAsync(street, year);
        foreach (var later in new[] { today.Year, today.Year + 1 }.Where(one => one > year))
            await GiveUpAsync(street.Code, later, end.Name);
    }

    // The street that goes on has its own of these years; only what the merged one's orders need is left to it.
    private Task GiveUpAsync(string street, int year, string office) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var (read, now) = (await ReadQuota.OfAsync(streetYears, street, year), clock.GetUtcNow());
            var id = $"merged-{street}-{read.Quota.Entries.Count(one => one.Kind == QuotaKinds.Pass) + 1}";
            var free = await FreeAsync(street, year);
            var entry =
                free > 0
                    ? read.Quota.PassOn(id, null, free, now, $"已并入{office}，{year}年市里不另拨")
                    : read.Quota.TakeBack(id, -free, now, $"{year}年配额调低，补回订单所需");
            return entry is null ? (true, true) : await BookAsync(read, entry);
        });

    private async Task<string> NameOfAsync(string street) =>
        (await registers.Streets.FindAsync(street))?.Value.Name ?? street;

    private Task TakeOutAsync(
        string street,
        string to,
        int year,
        Func<Quota, string> idOf,
        Func<Task<decimal>> mostOf,
        string note
    ) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var read = await ReadQuota.OfAsync(streetYears, street, year);
            // After the head, in each attempt: of two runs at once the second finds what the first has left.
            return read.Quota.PassOn(idOf(read.Quota), to, await mostOf(), clock.GetUtcNow(), note) is { } entry
                ? await BookAsync(read, entry)
                : (true, true);
        });

    private async Task PutInAsync(Street street, int year)
    {
        var entries = (await streetYears.QuotaAsync(street.Code, year)).Entries;
        foreach (var left in entries.Where(one => one is { Street: not null, Granted: < 0 }))
            await TableRows.UntilCommittedAsync(async () =>
            {
                var entry = left with { Granted = -left.Granted, Street = street.Code, Note = $"由{street.Name}划入" };
                return await BookAsync(await ReadQuota.OfAsync(streetYears, left.Street!, year), entry);
            });
    }

    private async Task<(bool Committed, bool Done)> BookAsync(ReadQuota read, QuotaEntry entry)
    {
        var rows = read.Book(entry);
        return (rows.Count == 0 || await streetYears.Table.TryCommitAsync(rows), true);
    }
}
