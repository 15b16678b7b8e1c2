using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>The association signs too: from now on the street may order. The street is told once.</summary>
public sealed class CountersignAgreement(
    StreetYears streetYears,
    AgreementLists lists,
    AgreementLetters letters,
    Commands commands,
    TimeProvider clock
)
{
    /// <param name="version">What the countersigner has seen; null takes what the street signed.</param>
    public async Task<Outcome<Agreement>> RunAsync(string street, int year, string? version, Call call)
    {
        var outcome = await commands.RunAsync(
            call,
            streetYears.PlaceOf(street, year),
            durable: null,
            () => DecideAsync(street, year, version, call)
        );
        if (outcome.IsRefused)
            return outcome;
        await lists.RefreshAsync(street, year);
        await letters.TellInForceAsync([outcome.Value]);
        return outcome;
    }

    private async Task<Decided<Agreement>> DecideAsync(string code, int year, string? version, Call call)
    {
        var known = await streetYears.AgreementAsync(code, year);
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var decided = AgreementRules.Countersign(known?.Value, version, call.By.Name, today);
        if (decided.IsRefused || decided.Value == known!.Value)
            return decided;
        return Decided.Change(
            decided.Value,
            new Act("agreement.countersign", $"{code}/{year}", decided.Value.Version),
            [StreetYears.Put(decided.Value, known)]
        );
    }
}
