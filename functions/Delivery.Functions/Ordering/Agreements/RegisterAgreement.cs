using Azure;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Ordering.Agreements;

/// <param name="IsNew">The street had none of the year.</param>
public sealed record RegisteredLetter(Agreement Agreement, bool IsNew);

/// <summary>A letter that was signed on paper, as staff register it; registered again, it takes the place of the one before.</summary>
public sealed class RegisterAgreement(
    Registers registers,
    StreetYears streetYears,
    AgreementLists lists,
    Commands commands,
    TimeProvider clock
)
{
    public static Refusal Stale { get; } = new("etag.mismatch", "内容已被别人修改，请重新读取后再提交");

    /// <param name="ifMatch">The version that must be stored; null takes any, and none.</param>
    public async Task<Outcome<RegisteredLetter>> RunAsync(
        string street,
        int year,
        AgreementBody body,
        ETag? ifMatch,
        Call call
    )
    {
        var registered = await commands.RunAsync(
            call,
            streetYears.PlaceOf(street, year),
            durable: null,
            () => DecideAsync(street, year, body, ifMatch)
        );
        if (!registered.IsRefused)
            await lists.RefreshAsync(street, year);
        return registered;
    }

    private async Task<Decided<RegisteredLetter>> DecideAsync(
        string street,
        int year,
        AgreementBody body,
        ETag? ifMatch
    )
    {
        var known = await streetYears.AgreementAsync(street, year);
        if (ifMatch is { } version && !version.Fits(known?.ETag))
            return Outcome.Refused<RegisteredLetter>(Stale);
        var agreement = Of(street, year, body, known?.Value);
        var texts = await registers.AgreementTextsOfAsync(year);
        var refusals = PaperRules.Check(agreement, texts, ShanghaiTime.DateOf(clock.GetUtcNow()));
        if (refusals.Count > 0)
            return Outcome.Refused<RegisteredLetter>(refusals);
        return Decided.Change(
            new RegisteredLetter(agreement, known is null),
            new Act("agreement.put", $"{street}/{year}"),
            [StreetYears.Put(agreement, known)]
        );
    }

    // What was scanned of this version stays with it, and another version does not make the one before forgotten.
    private static Agreement Of(string street, int year, AgreementBody body, Agreement? known) =>
        new(
            street,
            year,
            body.Version,
            body.SignedBy,
            body.SignedOn,
            body.CountersignedBy,
            body.CountersignedOn,
            known?.Version == body.Version ? known.SealedCopy : null,
            known is null || known.Version == body.Version ? known?.Earlier : [known.AsSigned(), .. known.Earlier ?? []]
        );
}
