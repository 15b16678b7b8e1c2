using System.Security.Cryptography;
using System.Text;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;

namespace Delivery.Functions.People;

/// <summary>Somebody who may sign in by mail: a contact of a street, or a teacher.</summary>
/// <param name="Name">Of the street or teacher, for pages.</param>
/// <param name="Email">As the register has it.</param>
public sealed record Member(CallerKind Kind, string Id, string Name, string PersonName, string Email);

/// <summary>
/// Who stands behind an email address. Written before the register's own row and never removed: whoever is found is
/// looked up in the register, which alone decides.
/// </summary>
public sealed class Addresses(DeliveryTables tables, Registers registers, TimeProvider clock)
{
    private sealed record Entry(CallerKind Kind, string Id);

    public Task NoteAsync(Street street) =>
        Task.WhenAll(
            ContactsOf(street).Select(contact => NoteAsync(contact.Email, new Entry(CallerKind.Street, street.Code)))
        );

    public Task NoteAsync(Teacher teacher) =>
        NoteAsync(teacher.Email, new Entry(CallerKind.Teacher, teacher.TeacherId));

    public async Task<IReadOnlyList<Member>> BehindAsync(string email)
    {
        var members = new List<Member>();
        await foreach (var entry in tables.Access.WithPrefixAsync<Entry>(Partition(email), string.Empty))
        {
            var member =
                entry.Value.Kind == CallerKind.Street
                    ? await StreetMemberAsync(entry.Value.Id, email)
                    : await TeacherMemberAsync(entry.Value.Id, email);
            if (member is not null)
                members.Add(member);
        }

        return members;
    }

    /// <summary>The streets that an address was ever a contact of.</summary>
    public async Task<IReadOnlyList<string>> StreetsEverAsync(string email) =>
        await tables
            .Access.WithPrefixAsync<Entry>(Partition(email), string.Empty)
            .Where(entry => entry.Value.Kind == CallerKind.Street)
            .Select(entry => entry.Value.Id)
            .ToListAsync();

    /// <summary>Forgets that addresses ever led to somebody; to others they lead on.</summary>
    public async Task<int> ForgetAsync(IEnumerable<string> emails, Func<CallerKind, string, bool> isTheirs)
    {
        var forgotten = 0;
        foreach (var email in emails)
        await foreach (var entry in tables.Access.WithPrefixAsync<Entry>(Partition(email), string.Empty))
            if (isTheirs(entry.Value.Kind, entry.Value.Id))
            {
                await tables.Access.DeleteEntityAsync(entry.PartitionKey, entry.RowKey);
                forgotten++;
            }

        return forgotten;
    }

    private async Task<Member?> StreetMemberAsync(string code, string email) =>
        await registers.Streets.FindAsync(code) is { Value: var street }
        && street.SuccessorOn(ShanghaiTime.DateOf(clock.GetUtcNow())) is null
        && ContactsOf(street).FirstOrDefault(contact => Same(contact.Email, email)) is { } contact
            ? new Member(CallerKind.Street, code, street.Name, contact.Name, contact.Email)
            : null;

    private async Task<Member?> TeacherMemberAsync(string teacherId, string email) =>
        await registers.Teachers.FindAsync(teacherId) is { Value.Teacher: { Active: true } teacher }
        && Same(teacher.Email, email)
            ? new Member(CallerKind.Teacher, teacherId, teacher.Name, teacher.Name, teacher.Email)
            : null;

    private Task NoteAsync(string email, Entry entry) =>
        tables.Access.UpsertEntityAsync(Row.Of(Partition(email), $"{entry.Kind}|{entry.Id}", entry));

    private static IEnumerable<Contact> ContactsOf(Street street) =>
        street.Contacts.Delivery is { } delivery ? [street.Contacts.Ordering, delivery] : [street.Contacts.Ordering];

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static string Partition(string email) =>
        $"address|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.ToLowerInvariant())))}";
}
