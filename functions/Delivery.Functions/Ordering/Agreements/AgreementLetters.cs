using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Pages.Ordering.Agreements;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>The mails about the year's letter: to who has not signed, and to whose letter is in force.</summary>
public sealed class AgreementLetters(
    Registers registers,
    AgreementLists lists,
    LetterBox letters,
    SignedLinks links,
    TimeProvider clock
)
{
    private static readonly TimeSpan LinkLasts = TimeSpan.FromDays(30);

    /// <summary>Active streets that have not signed a version, by code.</summary>
    public async Task<IReadOnlyList<Street>> UnsignedAsync(AgreementText text)
    {
        var listed = await lists.OfYearAsync(text.Year);
        var streets = new List<Street>();
        await foreach (var street in registers.Streets.AllAsync())
            if (Signs(street.Value) && !HasSigned(listed, street.Value.Code, text))
                streets.Add(street.Value);
        return streets;
    }

    // For a street that is merged the other one signs.
    private bool Signs(Street street) =>
        street.Status == StreetStatus.Active && street.SuccessorOn(ShanghaiTime.DateOf(clock.GetUtcNow())) is null;

    /// <param name="occasion">The same occasion is one mail to a street, whatever is repeated.</param>
    public Task AskAsync(AgreementText text, IEnumerable<Street> streets, string occasion) =>
        letters.PostAsync(
            streets.Select(street => new Posting(
                $"agreement/{street.Code}/{text.Version}/{occasion}",
                LetterBox.To(street.Contacts.Ordering),
                new AgreementToSignMail(
                    letters.Contact,
                    street.Contacts.Ordering.Name,
                    street.Name,
                    text.Year,
                    text.From,
                    LinkFor(street.Code, text)
                )
            ))
        );

    public async Task TellInForceAsync(IEnumerable<Agreement> inForce)
    {
        var postings = new List<Posting>();
        foreach (var letter in inForce)
            if (await registers.Streets.FindAsync(letter.Street) is { Value: var street })
                postings.Add(
                    new Posting(
                        $"agreement/{letter.Street}/{letter.Year}/{letter.Version}/in-force",
                        LetterBox.To(street.Contacts.Ordering),
                        new AgreementInForceMail(
                            letters.Contact,
                            street.Contacts.Ordering.Name,
                            street.Name,
                            letter.Year,
                            letter.CountersignedOn!.Value,
                            letters.Link(Paths.StreetAgreement(letter.Year))
                        )
                    )
                );
        await letters.PostAsync(postings);
    }

    private string LinkFor(string street, AgreementText text) =>
        links
            .Make(LinkPurpose.Agreement, "agreements", $"{street}|{text.Version}", clock.GetUtcNow() + LinkLasts)
            .ToString();

    private static bool HasSigned(
        IReadOnlyDictionary<string, AgreementListing> listed,
        string street,
        AgreementText text
    ) => listed.TryGetValue(street, out var letter) && letter.Version == text.Version;
}
