using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.People.Erasure;

/// <summary>Where a citizen signed up, and came; what was counted stays.</summary>
public sealed class PlacesOfCitizens(
    Enrolments enrolments,
    PhoneClaims claims,
    PersonKeys keys,
    DeliveryTables tables,
    Scrubbing scrubbing
)
{
    public ErasablePlace Enrolled => new("enrolments", "报名和签到", EraseAsync);

    private async Task<int> EraseAsync(Erasee erasee)
    {
        if (erasee.Kind != CitizenFinder.Citizen)
            return 0;
        var erased = 0;
        foreach (var course in erasee.Courses ?? [])
            erased +=
                await enrolments.DeletePhoneAsync(course, erasee.Id)
                + await scrubbing.PartitionAsync(tables.Enrolments, course, erasee, CommandRows.Are);
        return erased + await claims.ForgetAsync(keys.OfPhone(erasee.Id));
    }
}
