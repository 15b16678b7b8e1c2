using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Security.SignedIn;

/// <summary>Who may act for a street or as a teacher, as the registers say now.</summary>
public sealed class Rights(Registers registers, CallerHash callers, TimeProvider clock)
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

    /// <returns>
    /// Null when the right has ended, as it does for a merged street's contacts on its day; otherwise the streets for which
    /// the session's own answers besides itself.
    /// </returns>
    public async Task<IReadOnlyList<string>?> HeldByAsync(Session session) =>
        session.Kind switch
        {
            CallerKind.Street => await TakenAsync(session),
            CallerKind.Teacher => await IsTeacherAsync(session) ? [] : null,
            _ => null,
        };

    // Whoever looks after a merged street's papers is a contact of the office still, and no second person.
    private async Task<IReadOnlyList<string>?> TakenAsync(Session session)
    {
        if (
            await registers.OfficeOfAsync(session.Id) is not { } office
            || !ContactsOf(office).Any(contact => Is(session, office.Code, contact.Name, contact.Email))
        )
            return null;
        var street = office.Code == session.Id ? office : (await registers.Streets.FindAsync(session.Id))!.Value;
        return street.TakenBy(ShanghaiTime.DateOf(clock.GetUtcNow()));
    }

    private async Task<bool> IsTeacherAsync(Session session) =>
        await registers.Teachers.FindAsync(session.Id) is { Value.Teacher: { Active: true } teacher }
        && Is(session, session.Id, teacher.Name, teacher.Email);

    private bool Is(Session session, string id, string name, string email) =>
        PersonOf(session.Kind, id, name, email) == session.Person;

    private static IEnumerable<Contact> ContactsOf(Street street) =>
        [street.Contacts.Ordering, street.Contacts.ForDelivery];
}
