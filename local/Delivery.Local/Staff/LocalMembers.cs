using Delivery.Functions.Security;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Storage;

namespace Delivery.Local.Staff;

/// <summary>Somebody of a street, or a teacher, as the sign-in page of this machine offers them.</summary>
/// <param name="Id">The street's code, or the teacher's id.</param>
/// <param name="Title">Of the street; of a teacher their name.</param>
/// <param name="Person">Who acts for it.</param>
public sealed record LocalMember(CallerKind Kind, string Id, string Title, string Person, string Email);

/// <summary>
/// The first streets and teachers of the registers, whom one click signs in here. On Azure their link comes by mail; this
/// is no more than what whoever reads this machine's mailbox can do anyway.
/// </summary>
internal sealed class LocalMembers(Registers registers, Rights rights, Sessions sessions)
{
    private const int Offered = 8;

    public async Task<IReadOnlyList<LocalMember>> OfferedAsync()
    {
        var streets = await registers.Streets.PageAsync(string.Empty, Offered);
        var teachers = await registers.Teachers.PageAsync(string.Empty, Offered);
        return
        [
            .. streets.Rows.Select(row => OfStreet(row.Value)),
            .. teachers.Rows.Where(row => row.Value.Teacher.Active).Select(row => OfTeacher(row.Value)),
        ];
    }

    /// <returns>Where they begin; null when there is no such street or teacher.</returns>
    public async Task<string?> SignInAsync(HttpContext http, CallerKind kind, string id)
    {
        if (await FindAsync(kind, id) is not { } member)
            return null;
        StaffCookie.Remove(http.Response);
        var person = rights.PersonOf(kind, id, member.Person, member.Email);
        await sessions.BeginAsync(http, kind, id, member.Title, person);
        return kind == CallerKind.Street ? "/street" : "/teacher";
    }

    private async Task<LocalMember?> FindAsync(CallerKind kind, string id) =>
        kind == CallerKind.Street
            ? await registers.Streets.FindAsync(id) is { } street
                ? OfStreet(street.Value)
                : null
            : await registers.Teachers.FindAsync(id) is { Value.Teacher.Active: true } teacher
                ? OfTeacher(teacher.Value)
                : null;

    private static LocalMember OfStreet(Domain.Ordering.Street street) =>
        new(CallerKind.Street, street.Code, street.Name, street.Contacts.Ordering.Name, street.Contacts.Ordering.Email);

    private static LocalMember OfTeacher(RegisteredTeacher registered) =>
        new(
            CallerKind.Teacher,
            registered.Teacher.TeacherId,
            registered.Teacher.Name,
            registered.Teacher.Name,
            registered.Teacher.Email
        );
}
