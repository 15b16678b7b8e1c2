using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Conduct.Violations;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Conduct;
using Delivery.Pages.Conduct.Assessments;
using Delivery.Pages.Conduct.Supervision;
using Delivery.Pages.Conduct.Suspensions;
using Delivery.Pages.Conduct.Violations;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Functions.Conduct;

/// <summary>What streets and staff get by mail about a street's conduct.</summary>
public sealed class ConductLetters(LetterBox letters)
{
    // From the second reminder on their manager hears of it too.
    private const int RemindersUntilManager = 2;

    public Task TellOfViolationAsync(Street street, Violation violation) =>
        violation.Voided is { } voided
            ? PostAsync(
                street,
                $"violation-voided/{street.Code}/{violation.ViolationId}",
                name => new ViolationVoidedMail(
                    letters.Contact,
                    name,
                    street.Name,
                    violation.Kind.Label(),
                    violation.On,
                    voided.Reason,
                    letters.Link(Paths.StreetConduct)
                )
            )
            : RecordedAsync(street, violation);

    private Task RecordedAsync(Street street, Violation violation) =>
        PostAsync(
            street,
            $"violation/{street.Code}/{violation.ViolationId}",
            name => new ViolationMail(
                letters.Contact,
                name,
                street.Name,
                violation.Kind.Label(),
                violation.On,
                violation.Evidence,
                letters.Link(Paths.StreetConduct)
            )
        );

    public Task TellOfCommendationAsync(Street street, Commendation award) =>
        PostAsync(
            street,
            // Put right, it is told again; the first one has the key that it had before corrections were counted.
            award.Changes == 0
                ? $"commendation/{street.Code}/{award.Year}/{award.Title}"
                : $"commendation/{street.Code}/{award.Year}/{award.Changes}/changed",
            name => new CommendationMail(
                letters.Contact,
                name,
                street.Name,
                award.Year,
                award.Title,
                award.Withdrawn?.Reason ?? award.Reason,
                letters.Link(Paths.StreetConduct),
                award.Withdrawn is not null ? CommendationNews.Withdrawn
                    : award.Changes > 0 ? CommendationNews.PutRight
                    : CommendationNews.Given
            )
        );

    public Task TellOfPraiseAsync(Street street, Praise praise) =>
        PostAsync(
            street,
            $"praise/{street.Code}/{praise.VisitId}",
            name => new PraiseMail(
                letters.Contact,
                name,
                street.Name,
                praise.On,
                praise.Text,
                letters.Link(Paths.StreetConduct)
            )
        );

    private Task PostAsync(Street street, string key, Func<string, IMail> mail)
    {
        var to = street.Contacts.Ordering;
        return letters.PostAsync(key, LetterBox.To(to), mail(to.Name));
    }

    public Task TellOfSuspensionAsync(Street street, Suspension suspension, int reminder)
    {
        var key = $"suspension/{street.Code}/{suspension.Number}/{suspension.History.Count}/{reminder}";
        return suspension.WaitsForStaff
            ? letters.PostAsync(ToStaff(street, suspension, reminder, key))
            : letters.PostAsync([
                .. ToStreet(street, suspension, reminder, key),
                // The association hears of a street that stays silent.
                .. reminder > 0 ? ToStaff(street, suspension, reminder, key) : [],
            ]);
    }

    public Task TellOfWaitingOrdersAsync(Street street, int number, IReadOnlyList<string> orders) =>
        letters.PostAsync(
            $"suspension/{street.Code}/{number}/orders",
            letters.Staff,
            new WaitingOrdersMail(letters.Contact, letters.Staff.Name, street.Name, orders, letters.Link(Paths.Review)),
            Urgency.Now
        );

    private IEnumerable<Posting> ToStaff(Street street, Suspension suspension, int reminder, string key)
    {
        Recipient[] recipients = reminder >= RemindersUntilManager ? [letters.Staff, letters.Manager] : [letters.Staff];
        return recipients.Select(to => new Posting(
            $"{key}/{to.Name}",
            to,
            new SuspensionToDecideMail(
                letters.Contact,
                to.Name,
                street.Name,
                suspension.Stage,
                suspension.Appeal is { IsOpen: true },
                suspension.Reason,
                suspension.History[^1].Comment,
                reminder > 0,
                letters.Link(Paths.ConductOf(street.Code))
            ),
            Urgency.Now
        ));
    }

    private IEnumerable<Posting> ToStreet(Street street, Suspension suspension, int reminder, string key)
    {
        var contacts = street.Contacts;
        Contact[] people =
            contacts.Delivery is { } delivery && delivery.Email != contacts.Ordering.Email
                ? [contacts.Ordering, delivery]
                : [contacts.Ordering];
        return people.Select(person => new Posting(
            $"{key}/{person.Email}",
            LetterBox.To(person),
            new SuspensionMail(
                letters.Contact,
                person.Name,
                street.Name,
                suspension.Stage,
                suspension.Reason,
                suspension.History[^1].Comment,
                reminder > 0,
                letters.Link(Paths.StreetConduct)
            ),
            Urgency.Now
        ));
    }
}
