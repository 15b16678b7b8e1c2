using System.Collections.Concurrent;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Ordering.Bulk;

/// <summary>Reads what the rules need for many orders at once: one range for each street and year, the registers once.</summary>
public sealed class BulkFacts(
    Registers registers,
    StreetYears streetYears,
    Calendars calendars,
    CurrentSettings settings,
    FeeNorms fees,
    TimeProvider clock
)
{
    private const int ReadAtOnce = 8;

    /// <param name="catalogue">Every discipline.</param>
    public async Task<BulkJudge> ForAsync(IReadOnlyList<OrderRequest> requests, IReadOnlyList<Discipline> catalogue)
    {
        var now = clock.GetUtcNow();
        var streets = await StreetsAsync();
        var years = new ConcurrentDictionary<(string, int), StreetYear>();
        await Parallel.ForEachAsync(
            requests
                .SelectMany(request =>
                    Counted(request.Street, streets, now).Select(code => (code, BulkJudge.YearOf(request, now)))
                )
                .Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = ReadAtOnce },
            async (key, _) => years[key] = await streetYears.WholeAsync(key.Item1, key.Item2)
        );
        return new BulkJudge(
            streets,
            await OfficesAsync(requests.Select(request => request.Street), streets, ShanghaiTime.DateOf(now)),
            catalogue.ToDictionary(discipline => discipline.Code, StringComparer.Ordinal),
            (await registers.Seasons.LatelyAsync()).ToDictionary(row => row.Value.Season, row => row.Value),
            [.. (await registers.AgreementTexts.LatelyAsync()).Select(row => row.Value)],
            years,
            (
                await registers.Teachers.OfAsync(
                    requests.Select(request => request.RequestedTeacher).Where(id => !string.IsNullOrEmpty(id))!
                )
            ).Keys.ToHashSet(StringComparer.Ordinal),
            await calendars.LoadAsync(),
            settings.Ordering,
            settings.QuotaOf,
            await fees.EstimatesAsync(),
            calendars.WhomToCall,
            now
        );
    }

    private static IEnumerable<string> Counted(
        string street,
        IReadOnlyDictionary<string, Street> streets,
        DateTimeOffset now
    ) => streets.TryGetValue(street, out var known) ? [street, .. known.TakenBy(ShanghaiTime.DateOf(now))] : [street];

    // The name of the office that answers for each merged street: few files hold one.
    private async Task<IReadOnlyDictionary<string, string>> OfficesAsync(
        IEnumerable<string> codes,
        IReadOnlyDictionary<string, Street> streets,
        DateOnly today
    )
    {
        var offices = new Dictionary<string, string>();
        foreach (var code in codes.Distinct())
            if (streets.TryGetValue(code, out var street) && street.SuccessorOn(today) is not null)
                offices[code] = (await registers.OfficeOfAsync(code))!.Name;
        return offices;
    }

    private async Task<IReadOnlyDictionary<string, Street>> StreetsAsync() =>
        (await registers.Streets.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value);
}
