using Delivery.Domain.People.Succession;
using Delivery.Functions.People.Streets;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Succession;

/// <summary>What is due of both streets' quotas by now.</summary>
public sealed class PassQuota(Registers registers, QuotaPassing passing)
{
    [Function(nameof(PassQuota))]
    public async Task Run([ActivityTrigger] StreetsChanged change)
    {
        foreach (var code in new[] { change.OtherCode, change.Code })
            await passing.RunAsync((await registers.Streets.FindAsync(code))!.Value);
    }
}

/// <summary>
/// A merged street's courses under way get the contacts of the street that carries them on, unless their order named its
/// own: those are asked as before.
/// </summary>
public sealed class HandOverCourses(Registers registers, StreetOfCourses courses)
{
    [Function(nameof(HandOverCourses))]
    public async Task Run([ActivityTrigger] StreetsChanged change)
    {
        if (change.Kind != StreetChangeKind.Merge)
            return;
        var street = (await registers.Streets.FindAsync(change.Code))!.Value;
        // Of a chain the first street's go on to its end.
        await courses.FollowAsync(change.Code, [change.Code, .. street.TakenBy(change.From)], change.From.Year);
    }
}
