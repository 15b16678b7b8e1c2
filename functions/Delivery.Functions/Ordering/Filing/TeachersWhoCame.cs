using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>Whom a street may ask for again: who came last season and in this one, to it or to a street that went into its office.</summary>
public sealed class TeachersWhoCame(Registers registers, KnownTeachers teachers, TimeProvider clock)
{
    // Half a year: last season, and this one.
    private const int Months = 6;

    /// <summary>Names by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(string street)
    {
        var month = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
        return await teachers.OfAsync(await registers.CodesOfAsync(street), month.AddMonths(1 - Months), Months);
    }
}
