using Delivery.Domain.Ordering;
using Delivery.Domain.People.Succession;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
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
public sealed class HandOverCourses(Registers registers, StreetYears streetYears, Courses courses)
{
    [Function(nameof(HandOverCourses))]
    public async Task Run([ActivityTrigger] StreetsChanged change)
    {
        if (change.Kind != StreetChangeKind.Merge)
            return;
        var street = (await registers.Streets.FindAsync(change.Code))!.Value;
        var contacts = (await registers.ReachedAsync(change.Code))!.Contacts;
        // A course of December may end in January; of a chain the first street's go on to its end.
        foreach (var code in (string[])[change.Code, .. street.TakenBy(change.From)])
        foreach (var year in new[] { change.From.Year - 1, change.From.Year, change.From.Year + 1 })
        foreach (var order in await streetYears.OrdersAsync(code, year))
            if (order.Value.Request.Contacts is null && !order.Value.Stage.IsFinal())
                await TableRows.UntilCommittedAsync(async () =>
                    await courses.FindAsync(order.Value.OrderId) is not { } course
                    || course.Value.Contacts == contacts
                    || await courses.Table.TryCommitAsync([
                        TableRows.Replace(Courses.RowOf(course.Value with { Contacts = contacts }), course.ETag),
                    ])
                        ? (true, true)
                        : (false, false)
                );
    }
}
