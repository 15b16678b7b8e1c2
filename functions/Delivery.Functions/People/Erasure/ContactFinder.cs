using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.People;
using Delivery.Functions.Security;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.People.Erasure;

/// <summary>
/// Finds who was ever a street's contact, or is named in an order alone. Only the orders themselves tell the latter, so all of
/// them are looked through, street by street: somebody is erased a few times a year.
/// </summary>
public sealed class ContactFinder(
    Registers registers,
    Addresses addresses,
    StreetYears streetYears,
    Courses courses,
    CoursesOfPerson years,
    Rights rights
)
{
    public ErasableKind Contacts => new(EraseeFinder.Contact, "街镇联系人", "邮箱", FindAsync);

    private async Task<Outcome<Erasee>> FindAsync(string email)
    {
        var found = new Found(email);
        var streets = (await addresses.StreetsEverAsync(email)).ToHashSet(StringComparer.Ordinal);
        await NamedInOrdersAsync(found, streets);
        foreach (var code in streets)
        {
            if (await registers.Streets.FindAsync(code) is not { Value: var street })
                continue;
            if (Found.ContactsOf(street.Contacts).Any(found.Is))
                return Outcome.Refused<Erasee>(ErasureRules.StillContact(street.Name));
            found.Note(code, street.Contacts);
            await foreach (var known in registers.Streets.EverAsync(code))
                found.Note(code, known.Contacts);
        }

        return streets.Count == 0 ? Outcome.Refused<Erasee>(ErasureRules.Unknown)
            : await RunningAsync(found, streets) is { Count: > 0 } running
                ? Outcome.Refused<Erasee>(ErasureRules.StillNamed(running))
            : Outcome.Of(EraseeOf(found, [.. streets]));
    }

    private async Task NamedInOrdersAsync(Found found, HashSet<string> streets)
    {
        await foreach (var street in registers.Streets.AllAsync())
        foreach (var order in await OrdersAsync(street.Value.Code))
            if (order.Request.Contacts is { } own && Found.ContactsOf(own).Any(found.Is))
            {
                streets.Add(street.Value.Code);
                found.Note(street.Value.Code, own);
            }
    }

    // A course keeps whom it was confirmed with; letters about it go to them until it is closed.
    private async Task<IReadOnlyList<string>> RunningAsync(Found found, IReadOnlyCollection<string> streets)
    {
        var running = new List<string>();
        foreach (var street in streets)
        foreach (var order in await OrdersAsync(street))
            if (!order.Stage.IsFinal() && await NamesAsync(order, found))
                running.Add(order.OrderId);
        return running;
    }

    private async Task<bool> NamesAsync(Order order, Found found)
    {
        if (order.Request.Contacts is { } own && Found.ContactsOf(own).Any(found.Is))
            return true;
        return (await courses.FindAsync(order.OrderId))?.Value is { } course
            && Found.ContactsOf(course.Contacts).Any(found.Is);
    }

    private async Task<IEnumerable<Order>> OrdersAsync(string street) =>
        (await Task.WhenAll(years.Years.Select(year => streetYears.OrdersAsync(street, year))))
            .SelectMany(orders => orders)
            .Select(order => order.Value);

    private Erasee EraseeOf(Found found, IReadOnlyList<string> streets) =>
        new(
            EraseeFinder.Contact,
            found.Email,
            $"{string.Join('、', streets)} 的联系人",
            found.Words,
            [found.Email],
            [
                .. found
                    .Versions.Select(one =>
                        rights.PersonOf(CallerKind.Street, one.Street, one.Contact.Name, one.Contact.Email)
                    )
                    .Distinct(),
            ],
            streets,
            []
        );

    /// <summary>What somebody was called and reached by, and what others beside them were.</summary>
    private sealed class Found(string email)
    {
        private readonly HashSet<string> _others = new(StringComparer.OrdinalIgnoreCase);

        public string Email => email;

        public List<(string Street, Contact Contact)> Versions { get; } = [];

        // What others share, such as an office's phone, is not theirs.
        public IReadOnlyList<string> Words =>
            [
                .. Versions
                    .SelectMany(one => WordsOf(one.Contact))
                    .Except(_others)
                    .Append(email)
                    .Where(word => word.Length > 0 && word != Erasee.Gone)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ];

        public static IEnumerable<Contact> ContactsOf(Contacts contacts) =>
            contacts.Delivery is { } delivery ? [contacts.Ordering, delivery] : [contacts.Ordering];

        public bool Is(Contact contact) => contact.Email.Equals(email, StringComparison.OrdinalIgnoreCase);

        public void Note(string street, Contacts contacts)
        {
            foreach (var contact in ContactsOf(contacts))
                if (Is(contact))
                    Versions.Add((street, contact));
                else
                    _others.UnionWith(WordsOf(contact));
        }

        private static string[] WordsOf(Contact contact) => [contact.Name, contact.Phone, contact.Email];
    }
}
