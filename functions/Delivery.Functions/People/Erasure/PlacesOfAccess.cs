using Delivery.Functions.Security;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Storage;

namespace Delivery.Functions.People.Erasure;

/// <summary>Where somebody is signed in, and which addresses lead to them.</summary>
public sealed class PlacesOfAccess(
    Addresses addresses,
    SessionRows sessions,
    Registers registers,
    DeliveryTables tables,
    Scrubbing scrubbing
)
{
    public ErasablePlace Sessions => new("sessions", "登录", SessionsAsync);

    public ErasablePlace Addresses => new("addresses", "登录用的邮箱", AddressesAsync);

    /// <summary>The entries of a former contact's streets, in the history that others have too.</summary>
    public ErasablePlace StreetHistory => new("street-history", "街镇名单的修改历史", StreetHistoryAsync);

    private async Task<int> SessionsAsync(Erasee erasee)
    {
        var erased = 0;
        foreach (var person in erasee.Persons)
        {
            // The acts among them stand in the audit log, which is found by them alone.
            var place = sessions.PlaceOf(person);
            await scrubbing.ActsAsync(place.Table, place.Partition, erasee);
            erased += await sessions.ForgetAsync(person);
        }

        return erased;
    }

    private Task<int> AddressesAsync(Erasee erasee) =>
        addresses.ForgetAsync(
            erasee.Emails,
            (kind, id) =>
                erasee.Kind == EraseeFinder.Teacher
                    ? kind == CallerKind.Teacher && id == erasee.Id
                    : kind == CallerKind.Street && erasee.Streets.Contains(id)
        );

    private async Task<int> StreetHistoryAsync(Erasee erasee)
    {
        var (partition, scrubbed) = (registers.Streets.Place.Partition, 0);
        foreach (var street in erasee.Streets)
            scrubbed += await scrubbing.RangeAsync(
                tables.Registers,
                partition,
                CommandRows.HistoryRangeOf(street),
                erasee
            );
        if (erasee.Streets.Count > 0)
            scrubbed += await scrubbing.ActsAsync(tables.Registers, partition, erasee);
        registers.Streets.Forget();
        return scrubbed;
    }
}
