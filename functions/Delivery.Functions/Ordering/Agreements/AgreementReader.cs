using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Delivery.Pages.Ordering.Agreements;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>What the street sees of its letter.</summary>
public sealed class AgreementReader(Site site, Registers registers, StreetYears streetYears)
{
    /// <param name="signPath">Where the signature is posted.</param>
    /// <param name="typed">A refused signature; null at first.</param>
    /// <param name="bare">Behind a signed link, where nothing else is to be done.</param>
    /// <returns>Null when there is no such street.</returns>
    public async Task<AgreementModel?> ModelAsync(
        Caller caller,
        string street,
        int year,
        string signPath,
        FormErrors errors,
        Signature? typed = null,
        bool bare = false
    )
    {
        if (await registers.Streets.FindAsync(street) is not { Value: var known })
            return null;
        var texts = await registers.AgreementTextsOfAsync(year);
        var signed = (await streetYears.AgreementAsync(street, year))?.Value;
        var text = AgreementTexts.ToSign(texts);
        return new AgreementModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            known.Name,
            year,
            text is null ? null : new AgreementLetter(text.Version, text.Text, text.From),
            StateOf(signed, text),
            signed is null ? [] : [LineOf(signed.AsSigned()), .. (signed.Earlier ?? []).Select(LineOf)],
            text is not null && signed?.Version != text.Version ? signPath : null,
            signed is null || bare ? null : Paths.StreetSealedCopy(year),
            AgreementRules.SignersOf(known),
            typed?.Name ?? "",
            errors,
            bare
        );
    }

    private static Mark StateOf(Agreement? signed, AgreementText? text) =>
        (signed, text) switch
        {
            (null, null) => new Mark("文本还没有公布"),
            (null, _) => new Mark("待签署", Tone.Warn),
            (_, { } newest) when signed.Version != newest.Version => new Mark("文本已更新，待重新签署", Tone.Warn),
            ({ InForce: true }, _) => new Mark("已生效", Tone.Ok),
            _ => new Mark("已签署，待协会会签"),
        };

    private static AgreementLine LineOf(SignedVersion one) =>
        new(
            one.Version,
            one.SignedBy,
            one.SignedOn,
            one.CountersignedBy,
            one.CountersignedOn,
            one.SealedCopy is not null
        );
}
