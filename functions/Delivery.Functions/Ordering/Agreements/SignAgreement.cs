using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Ordering.Filing;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>A street signs the newest version of a year's letter; signed again, it stays as it was signed first.</summary>
public sealed class SignAgreement(
    Registers registers,
    StreetYears streetYears,
    AgreementLists lists,
    Commands commands,
    TimeProvider clock
)
{
    public async Task<Outcome<Agreement>> RunAsync(string street, int year, Signature signature, Call call)
    {
        var outcome = await commands.RunAsync(
            call,
            streetYears.PlaceOf(street, year),
            durable: null,
            () => DecideAsync(street, year, signature)
        );
        if (!outcome.IsRefused)
            await lists.RefreshAsync(street, year);
        return outcome;
    }

    private async Task<Decided<Agreement>> DecideAsync(string code, int year, Signature signature)
    {
        if (await registers.Streets.FindAsync(code) is not { Value: var street })
            return Outcome.Refused<Agreement>(SubmitOrder.UnknownStreet(code));
        var known = await streetYears.AgreementAsync(code, year);
        var text = AgreementTexts.ToSign(await registers.AgreementTextsOfAsync(year));
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var signed = AgreementRules.Sign(known?.Value, text, street, year, signature, today);
        if (signed.IsRefused || signed.Value == known?.Value)
            return signed;
        return Decided.Change(
            signed.Value,
            new Act("agreement.sign", $"{code}/{year}", $"{signed.Value.Version} {signed.Value.SignedBy}"),
            [StreetYears.Put(signed.Value, known)]
        );
    }
}
