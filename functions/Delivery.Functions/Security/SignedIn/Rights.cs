using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Security.SignedIn;

/// <summary>Who may act for a street or as a teacher, as the registers say now.</summary>
public sealed class Rights(Registers registers, CallerHash callers)
{
    /// <summary>
    /// Counts the changes of a register in this process. What was found out under an older version is found out again, so
    /// a change holds at once where it was made; elsewhere within the seconds for which a finding is believed.
    /// </summary>
    public long VersionOf(CallerKind kind) =>
        kind == CallerKind.Street ? registers.Streets.Version : registers.Teachers.Version;

    /// <summary>Names a person: another name or address in the register is another person.</summary>
    public string PersonOf(CallerKind kind, string id, string name, string email) =>
        callers.Of($"{kind}\n{id}\n{name}\n{email.ToLowerInvariant()}");

    public async Task<bool> HoldAsync(Session session) =>
        session.Kind switch
        {
            CallerKind.Street => await registers.Streets.FindAsync(session.Id) is { } street
                && ContactsOf(street.Value).Any(contact => Is(session, contact.Name, contact.Email)),
            CallerKind.Teacher => await registers.Teachers.FindAsync(session.Id)
                is { Value.Teacher: { Active: true } teacher }
                && Is(session, teacher.Name, teacher.Email),
            _ => false,
        };

    private bool Is(Session session, string name, string email) =>
        PersonOf(session.Kind, session.Id, name, email) == session.Person;

    private static IEnumerable<Contact> ContactsOf(Street street) =>
        [street.Contacts.Ordering, street.Contacts.ForDelivery];
}
